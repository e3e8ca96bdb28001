"""Every kind of page that is registered, looked at in a browser as readers see it."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from core import kinds
from core.views import forbidden, server_error
from tests.e2e import looking
from tests.e2e.conftest import DESKTOP
from tests.e2e.crawling import covering
from tests.e2e.watching import Watch

pytestmark = pytest.mark.browser

KINDS = sorted(kind.name for kind in kinds.all_kinds())
LANGUAGES = {"zh-hans": "zh-Hans", "en": "en"}
# Both modes together are seen on the other pages below.
MODES = ("", "large", "contrast")
# In every mode the richest page of a kind is seen, in the normal one also what it takes to see every component.
OTHERS = {
    "results": ("/search/?q=救援", 200),
    "results in part": ("/search/?q=救援队+登山", 200),
    "results of a filter": ("/search/?q=公告&kind=notice", 200),
    "search": ("/search/", 200),
    "nothing found": ("/search/?q=鹦鹉螺", 200),
    "no page": ("/no-such-page/", 404),
    "results, English": ("/en/search/?q=rescue", 200),
    "search, English": ("/en/search/", 200),
    "nothing found, English": ("/en/search/?q=nautilus", 200),
    "no page, English": ("/en/no-such-page/", 404),
}


@pytest.fixture(scope="session")
def shown(crawl):
    """(language, kind) -> addresses of the pages to look at, the richest first."""
    places: dict[tuple[str, str], list] = {}
    for entry in crawl.entries:
        places.setdefault((entry.language, entry.kind), []).append(crawl.page_of(entry.path))
    return covering(places)


def wrong_with(page, mode):
    """Everything that can be seen to be wrong with the open page, at both widths."""
    found = []
    for width in (390, 1280):
        looking.resize(page, width)
        found += [f"{width} px: {problem}" for problem in looking.violations(page)]
        if mode in {"", "contrast"}:
            found += [f"{width} px: {problem}" for problem in looking.crosses(page)]
    found += looking.sideways(page) + looking.tiny_text(page) + looking.broken_images(page)
    if mode in {"", "large"}:
        found += [f"lost at 200 %: {line}" for line in looking.lost_when_enlarged(page)]
    return found + page.watch.take()


def report(page, path, mode, status=200):
    answer = page.goto(path)
    found = [] if answer.status == status else [f"answers {answer.status}"]
    return [f"{path} ({mode or 'normal'}) {problem}" for problem in found + wrong_with(page, mode)]


def test_every_kind_has_a_page_in_the_demo(shown):
    assert [name for name in KINDS if ("zh-hans", name) not in shown] == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", KINDS)
def test_kind_is_well_to_read(visit, shown, name, mode):
    page = visit(mode=mode)
    paths = shown["zh-hans", name][: None if mode == "" else 1] + shown.get(("en", name), [])[:1]

    assert [problem for path in paths for problem in report(page, path, mode)] == []


@pytest.mark.parametrize("mode", ["", "large-contrast"])
@pytest.mark.parametrize("name", OTHERS)
def test_other_page_is_well_to_read(visit, name, mode):
    page = visit(mode=mode)
    path, status = OTHERS[name]

    assert report(page, path, mode, status) == []


@pytest.mark.django_db
@pytest.mark.parametrize("mode", ["", "large-contrast"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("answer", "status"), [(server_error, 500), (forbidden, 403)])
def test_error_page_is_well_to_read(visit, demo_site, crawl, answer, status, language, mode):
    path = "/en/error/" if language == "en" else "/error/"
    request = RequestFactory().get(path)
    request.COOKIES["reading"] = mode
    styles = next(link for link in crawl.answers["/"].links if link.endswith(".css"))
    body = answer(request).content.decode().replace("/static/css/site.css", styles)
    page = visit(mode=mode)
    page.route(f"**{path}", lambda route: route.fulfill(status=status, body=body, content_type="text/html"))

    assert report(page, path, mode, status) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_is_said(visit, language):
    page = visit(DESKTOP)
    page.goto("/en/" if language == "en" else "/")

    assert page.get_attribute("html", "lang") == LANGUAGES[language]


@pytest.mark.django_db(transaction=True)
def test_gallery_keeps_the_policy_of_public_pages(chromium, live_server):
    page = chromium.new_page()
    watch = Watch(page, live_server.url)
    page.goto(f"{live_server.url}/gallery/")

    assert looking.broken_images(page) + looking.sideways(page) + watch.take() == []
    page.close()
