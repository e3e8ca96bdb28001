"""The admin speaks Chinese on every screen that the story and its neighbours pass."""

from __future__ import annotations

import pytest

from tests.e2e.words import english_on

pytestmark = pytest.mark.browser

# What people and machines are called, here.
NAMES = {"Muning Red Cross Society", "English"}
SCREENS = {
    "编辑": [
        "/admin/",
        "/admin/writing/",
        "/admin/pages/{section}/",
        "/admin/pages/{section}/add_subpage/",
        "/admin/pages/{news}/edit/",
        "/admin/pages/{news}/history/",
        "/admin/pages/{notice}/edit/",
        "/admin/pages/{chronicle}/edit/",
        "/admin/pages/add/news/newspage/{section}/",
        "/admin/pages/search/?q=救护",
        "/admin/images/",
        "/admin/images/add/",
        "/admin/images/multiple/add/",
        "/admin/images/{image}/",
        "/admin/documents/",
        "/admin/documents/add/",
        "/admin/documents/multiple/add/",
        "/admin/approval/",
        "/admin/approval/{news}/",
        "/admin/reports/workflow/",
        "/admin/account/",
        "/account/password/change/",
        "/account/2fa/",
        "/account/sessions/",
    ],
    "新闻发言人": ["/admin/", "/admin/approval/", "/admin/reports/workflow_tasks/"],
    "系统管理员": [
        "/admin/",
        "/admin/users/",
        "/admin/users/new/",
        "/admin/groups/",
        "/admin/workflows/list/",
        "/admin/workflows/edit/{workflow}/",
        "/admin/workflows/tasks/index/",
        "/admin/settings/core/societysettings/",
        "/admin/reports/site-history/",
        "/admin/reports/locked/",
        "/admin/reports/aging-pages/",
        "/admin/redirects/",
        "/admin/collections/",
        "/admin/snippets/",
        "/admin/404-no-such-screen/",
    ],
}
QUESTIONS = {
    "section": "SELECT page_ptr_id FROM news_newsindexpage ORDER BY 1 LIMIT 1",
    "news": "SELECT page_ptr_id FROM news_newspage ORDER BY 1 LIMIT 1",
    "notice": "SELECT page_ptr_id FROM news_noticepage ORDER BY 1 LIMIT 1",
    "chronicle": "SELECT page_ptr_id FROM news_chroniclepage ORDER BY 1 LIMIT 1",
    "image": "SELECT id FROM core_siteimage ORDER BY 1 LIMIT 1",
    "workflow": "SELECT id FROM wagtailcore_workflow ORDER BY 1 LIMIT 1",
}


@pytest.fixture(scope="session")
def numbers(demo_site):
    return {name: demo_site.ask(question)[0][0] for name, question in QUESTIONS.items()}


@pytest.mark.parametrize("role", SCREENS)
def test_admin_shows_no_english(sign_in, demo_site, numbers, role):
    page = sign_in(role)
    titles = {entry.title for entry in demo_site.entries() if entry.language == "en"}
    names = NAMES | titles | {login.username for login in demo_site.users.values()}
    found = []
    for screen in SCREENS[role]:
        path = screen.format(**numbers)
        answer = page.goto(path)
        if answer.status != (404 if "404" in path else 200):
            found.append(f"{path} answers {answer.status}")
        page.wait_for_load_state("networkidle")
        found += [f"{path}: {text}" for text in english_on(page, names)]
        found += [f"{path}: {problem}" for problem in page.watch.take()]

    assert found == []


@pytest.mark.parametrize(
    "path", ["/account/login/", "/account/password/reset/", "/account/setup/no-such-link/"]
)
def test_sign_in_shows_no_english(visit, path):
    page = visit()
    page.goto(path)

    assert english_on(page) + page.watch.take() == []
