from __future__ import annotations

import pytest

from tests.e2e import demo_site as demo
from tests.e2e.crawling import Crawl
from tests.e2e.watching import Watch

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PATIENCE = 60_000


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory):
    """The demo society, loaded once and served for this worker alone: what tests write stays here."""
    base = tmp_path_factory.getbasetemp()
    site = demo.DemoSite(tmp_path_factory.mktemp("demo-site"), demo.prepared(demo.shared(base))).start()
    yield site
    site.stop()


@pytest.fixture
def visit(chromium, demo_site):
    """Opens a page of a fresh visitor. `watch` on it tells of errors, foreign requests and the like."""
    contexts = []

    def open_page(screen=PHONE, *, mode="", scripts=True, **options):
        context = chromium.new_context(
            **screen, base_url=demo_site.url, locale="zh-CN", java_script_enabled=scripts, **options
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        if mode:
            context.add_cookies([{"name": "reading", "value": mode, "url": demo_site.url}])
        page = context.new_page()
        page.watch = Watch(page, demo_site.url)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def signed_in():
    """The cookies of those who have signed in, by site and role: nobody types a password twice."""
    return {}


@pytest.fixture
def sign_in(visit, demo_site, signed_in):
    """Opens a page on which somebody of this role has signed in."""

    def enter(role, screen=DESKTOP):
        who = demo_site.url, role
        page = visit(screen, storage_state=signed_in.get(who))
        if who in signed_in:
            page.goto("/admin/")
            return page
        login = demo_site.users[role]
        page.goto("/admin/")
        page.fill("input[name=login]", login.username)
        page.fill("input[name=password]", login.password)
        page.press("input[name=password]", "Enter")
        page.wait_for_url("**/admin/")
        signed_in[who] = page.context.storage_state()
        return page

    return enter


@pytest.fixture(scope="session")
def crawl(demo_site):
    """Every public page of the demo and what it leads to, read once."""
    return Crawl(demo_site).run()
