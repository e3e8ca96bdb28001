"""A page on another origin shows a card in a real browser when it is registered, and is refused when not."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from campaigns.embedding import code
from tests.e2e import looking
from tests.factories import approval as made
from tests.factories.campaigns import CampaignFactory, partner
from tests.factories.core import SiteImageFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Elsewhere:
    """A web server of somebody else's, which shows what it is given."""

    def __init__(self) -> None:
        self.body = ""
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                body = f"<!DOCTYPE html><title>合作网站</title>{site.body}".encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture(autouse=True)
def _tree():
    """The tree, which the test before may have emptied."""
    made.home()


@pytest.fixture
def elsewhere():
    site = Elsewhere()
    yield site
    site.server.shutdown()


@pytest.fixture
def framed(chromium, elsewhere):
    """The text that a visitor of the other site reads in the frame; "" when the browser refuses it."""
    opened = []

    def show(address, width=code.WIDTH, height=code.HEIGHT):
        elsewhere.body = code.frame(address, "卡片", width, height).replace(' loading="lazy"', "")
        page = chromium.new_page()
        opened.append(page)
        page.goto(elsewhere.origin)
        page.wait_for_load_state("networkidle")
        frame = page.frames[1]
        return "" if frame.url.startswith("chrome-error:") else frame.locator("body").inner_text(), frame

    yield show
    for page in opened:
        page.close()


def test_registered_site_shows_the_card(framed, elsewhere, live_server):
    campaign = CampaignFactory(title="守望鹭渡")
    partner(elsewhere.origin)

    text, _frame = framed(f"{live_server.url}/embed/campaign/{campaign.pk}/")

    assert "守望鹭渡" in text


def test_site_that_is_not_registered_is_refused(framed, elsewhere, live_server):
    campaign = CampaignFactory(title="守望鹭渡")
    partner("https://another.example")

    text, _frame = framed(f"{live_server.url}/embed/campaign/{campaign.pk}/")

    assert text == ""


def test_page_itself_is_refused_to_registered_sites(framed, elsewhere, live_server):
    campaign = CampaignFactory(title="守望鹭渡")
    partner(elsewhere.origin)

    text, _frame = framed(f"{live_server.url}{campaign.url}")

    assert text == ""


@pytest.mark.parametrize("width", [280, 420])
def test_whole_card_fits_its_frame(framed, elsewhere, live_server, width):
    campaign = CampaignFactory(
        fundraiser=True, lead_image=SiteImageFactory(), slogan="水退了，我们还在这里，等最后一户回家"
    )
    partner(elsewhere.origin)

    _text, frame = framed(f"{live_server.url}/embed/campaign/{campaign.pk}/?theme=dark", width)
    over = frame.evaluate(
        "[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]"
    )

    assert over[0] <= 0
    assert over[1] <= 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_card_is_well_to_read(chromium, live_server, theme):
    campaign = CampaignFactory(fundraiser=True, lead_image=SiteImageFactory())
    page = chromium.new_page(viewport={"width": 280, "height": 700})
    page.goto(f"{live_server.url}/embed/campaign/{campaign.pk}/?theme={theme}")

    assert looking.violations(page) + looking.tiny_text(page) + looking.broken_images(page) == []
    page.close()
