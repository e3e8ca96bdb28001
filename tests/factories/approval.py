"""People by role, pages in a chain."""

from __future__ import annotations

import itertools

from django.contrib.auth import get_user_model
from wagtail.models import Collection, Locale, Page, Site

from approval import roles, signing
from approval.enums import Role
from home.models import HomePage, StandardPage
from tests.factories import gate

_numbers = itertools.count(1)
NAMES = {
    Role.CONTRIBUTOR: "苏禾",
    Role.EDITOR: "林岸",
    Role.RESPONSIBLE_EDITOR: "程澜",
    Role.SECTION_HEAD: "陆知远",
    Role.FINANCE: "钱敏",
    Role.SECRECY: "严守正",
    Role.LEADER: "何以宁",
    Role.HEAD: "高远",
    Role.SPOKESPERSON: "任舟",
    Role.AUDITOR: "沈鉴",
    Role.ADMINISTRATOR: "管小宁",
}


def person(*held: Role, superuser: bool = False, active: bool = True):
    number = next(_numbers)
    name = NAMES[held[0]] if held else "路人"
    user = get_user_model().objects.create_user(
        username=f"user{number}",
        email=f"user{number}@example.org",
        password="a long password",
        last_name=name[0],
        first_name=name[1:],
        is_superuser=superuser,
        is_active=active,
    )
    roles.give(user, *held)
    return user


def home() -> HomePage:
    """The home page, live; made with the tree when a test database has none."""
    page = HomePage.objects.first()
    if page is None:
        Locale.objects.get_or_create(language_code="zh-hans")
        root = Page.objects.filter(depth=1).first() or Page.add_root(instance=Page(title="根", slug="root"))
        page = root.add_child(instance=HomePage(title="首页", slug="home"))
        Site.objects.create(hostname="localhost", root_page=page, is_default_site=True)
        if Collection.get_first_root_node() is None:
            Collection.add_root(name="Root")
        roles.ensure_roles()
    if not page.live:
        gate.publish(page)
    return HomePage.objects.get(pk=page.pk)


def draft(author=None, title="志愿者走进社区", text="<p>志愿者走进社区，讲解急救知识。</p>", **kwargs):
    """A standard page below the home page, saved once by its author."""
    page = StandardPage(title=title, owner=author, body=[("rich_text", text)] if text else [], **kwargs)
    page.summary = kwargs.get("summary", "志愿者讲解急救知识。")
    home().add_child(instance=page)
    page.save_revision(user=author, log_action=True)
    return StandardPage.objects.get(pk=page.pk)


def submit(page, user, change="minor"):
    """Submits the newest draft; one of a published page says what it changes, as the form demands."""
    draft = page.get_latest_revision_as_object()
    if page.first_published_at and hasattr(draft, "change") and not draft.change:
        draft.change = change
        draft.save_revision(user=draft.latest_revision.user)
        page = type(page).objects.get(pk=page.pk)
    page.get_workflow().start(page, user)
    return type(page).objects.get(pk=page.pk)


def sign_all(page, *signers):
    """Signs the steps a page waits at, one signer each; the last one publishes."""
    for signer in signers:
        signing.sign(type(page).objects.get(pk=page.pk).current_workflow_task_state, signer)
    return type(page).objects.get(pk=page.pk)


def public(page, people):
    """Sends the newest draft through the chain of two."""
    submit(page, people.author)
    return sign_all(page, people.section_head, people.spokesperson)


def revise(page, people, change="minor", note="", corrections=(), **values):
    """A further version of a published page, through the chain of two."""
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    draft.change, draft.change_note = change, note
    draft.corrections = [("correction", row) for row in corrections]
    draft.save_revision(user=people.author)
    return public(type(page).objects.get(pk=page.pk), people)
