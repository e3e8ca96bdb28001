"""What readers and staff see of pages after their publication, at both widths and in all modes."""

from __future__ import annotations

import json

import pytest

from tests.e2e import demo_site as demo
from tests.e2e import looking
from tests.e2e.test_every_kind import report
from tests.e2e.words import english_on

pytestmark = pytest.mark.browser

PUBLIC = {
    "corrected page": ("{corrected}", 200),
    "versions": ("{corrected}versions/", 200),
    "version before": ("{corrected}versions/1/", 200),
    "corrections": ("/corrections/", 200),
    "corrections, English": ("/en/corrections/", 200),
    "withdrawn page": ("{withdrawn}", 410),
    "withdrawn version": ("{withdrawn}versions/1/", 200),
    "page taken down": ("{down}", 410),
    "superseded file": ("{superseded}", 410),
}
DESK = {
    "编辑": ["/admin/approval/{important}/", "/admin/approval/withdraw/{published}/"],
    "科室负责人": ["/admin/approval/{important}/"],
    "责任编辑": ["/admin/approval/{important}/"],
    "分管领导": ["/admin/approval/afterwards/", "/admin/approval/afterwards/{emergency}/"],
    "新闻发言人": [
        "/admin/approval/",
        "/admin/approval/changes/",
        "/admin/approval/withdrawals/{withdrawal}/",
        "/admin/approval/{important}/emergency/",
        "/admin/approval/{published}/",
    ],
}
SETTINGS = [
    "/admin/",
    "/admin/chain_rules/",
    "/admin/chain_rules/new/",
    "/admin/substitutes/",
    "/admin/substitutes/new/",
    "/admin/substitutes/edit/{substitution}/",
    "/admin/groups/edit/{group}/",
    "/admin/sites/",
    "/admin/locales/",
    "/admin/locales/new/",
    "/admin/snippets/search/synonym/",
]


@pytest.fixture(scope="module")
def demo_site(tmp_path_factory):
    """A demo of its own, so that other tests find theirs as it was loaded."""
    base = tmp_path_factory.getbasetemp()
    site = demo.DemoSite(tmp_path_factory.mktemp("afterlife"), demo.prepared(demo.shared(base))).start()
    yield site
    site.stop()


@pytest.fixture(scope="module")
def places(demo_site):
    told = demo_site.manage(
        "shell", "--no-imports", "-c", "from tests.e2e import afterlife; afterlife.tell()"
    )
    group = demo_site.ask("SELECT MAX(id) FROM auth_group")[0][0]
    return json.loads(told.stdout.splitlines()[-1]) | {"group": group}


@pytest.mark.parametrize("mode", ["", "large", "contrast", "large-contrast"])
@pytest.mark.parametrize("name", PUBLIC)
def test_page_after_publication_is_well_to_read(visit, places, name, mode):
    page = visit(mode=mode)
    path, status = PUBLIC[name]

    assert report(page, path.format(**places), mode, status) == []
    assert english_on(page) == [] or "English" in name


@pytest.mark.parametrize("role", DESK)
def test_desk_is_chinese_and_well_to_use(sign_in, places, role):
    page = sign_in(role)
    found = []
    for screen in DESK[role]:
        assert page.goto(screen.format(**places)).status == 200
        problems = english_on(page) + looking.sideways(page)
        for width in (390, 1280):
            looking.resize(page, width)
            problems += looking.violations(page)
        found += [f"{screen}: {problem}" for problem in problems + page.watch.take()]

    assert found == []


def test_settings_of_chains_are_chinese(sign_in, demo_site, places):
    page = sign_in("系统管理员")
    names = {
        "English",
        "Muning Red Cross Society",
        "COVID-19",
        *(login.username for login in demo_site.users.values()),
    }
    found = []
    for screen in SETTINGS:
        assert page.goto(screen.format(**places)).status == 200
        page.wait_for_load_state("networkidle")
        problems = english_on(page, names) + looking.sideways(page)
        found += [f"{screen}: {problem}" for problem in problems]

    assert found == []
