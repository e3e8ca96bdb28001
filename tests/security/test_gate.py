"""Whoever sends whatever form: without every signature of the chain nothing becomes public."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from approval.enums import Role
from core.models import Person, PublicEntry
from home.models import StandardPage
from tests.factories import approval as made
from tests.factories import gate

pytestmark = pytest.mark.django_db

NO_COMMENTS = {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
WANTS = {"action-publish": "1", "action-submit": "", "publish": "1", "live": "on", "publish_copies": "on"}
ACTORS = [*(role.value for role in Role), "superuser", "author", "nobody"]


def actor(name, author):
    if name == "author":
        return author
    if name == "nobody":
        return made.person()
    if name == "superuser":
        return made.person(superuser=True)
    return made.person(Role(name))


def page_form(page):
    past = timezone.localtime() - timedelta(days=1)
    return {
        "title": page.title,
        "slug": page.slug,
        "summary": "x",
        "body-count": "0",
        "go_live_at": past.strftime("%Y-%m-%d %H:%M"),
        **NO_COMMENTS,
        **WANTS,
    }


def attempts(page, waiting, person):
    """Address and form of each attempt; pages, then people."""
    state = StandardPage.objects.get(pk=waiting.pk).current_workflow_task_state
    root, home = Page.objects.get(depth=1), made.home()
    type_of = ["home", "standardpage"]
    here = [page.pk]
    yield reverse("wagtailadmin_pages:edit", args=here), page_form(page)
    yield reverse("wagtailadmin_pages:edit", args=[waiting.pk]), page_form(waiting)
    for parent in (root, home):
        yield (
            reverse("wagtailadmin_pages:add", args=[*type_of, parent.pk]),
            page_form(page) | {"slug": "made"},
        )
    copy = {
        "new_title": "x",
        "new_slug": "copied",
        "new_parent_page": home.pk,
        "copy_subpages": "on",
        **WANTS,
    }
    yield reverse("wagtailadmin_pages:copy", args=[home.pk]), copy
    yield reverse("wagtailadmin_pages:copy", args=here), copy | {"alias": "on", "new_slug": "alias"}
    yield (
        reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, page.latest_revision_id]),
        page_form(page),
    )
    for action in ("approve", "publish", "finish", "sign"):
        address = reverse("wagtailadmin_pages:workflow_action", args=[waiting.pk, action, state.pk])
        yield address, {"comment": "x", **WANTS}
        yield (
            reverse("wagtailadmin_pages:confirm_workflow_cancellation", args=[waiting.pk]),
            {"comment": "x", **WANTS},
        )
    for action in ("publish", "move", "unpublish"):
        yield (
            f"/admin/bulk/wagtailcore/page/{action}/?id={page.pk}&id={waiting.pk}",
            {"include_descendants": "on", "chooser": home.pk},
        )
    yield (
        reverse("wagtail_localize:submit_page_translation", args=[home.pk]),
        {"locales": [Locale.objects.exclude(pk=home.locale_id).get().pk], "include_subtree": "on", **WANTS},
    )
    names = {"name": "某某", "order": "0", "terms-TOTAL_FORMS": "0", "terms-INITIAL_FORMS": "0", **WANTS}
    yield "/admin/snippets/core/person/add/", names
    yield f"/admin/snippets/core/person/edit/{person.pk}/", names
    yield f"/admin/bulk/core/person/publish/?id={person.pk}", {}
    yield f"/admin/approval/{waiting.pk}/", {"action": "sign", "opinion": "x", "seen": "1", **WANTS}


@pytest.mark.parametrize("who", ACTORS)
def test_no_form_publishes_without_every_signature(who):
    Locale.objects.get_or_create(language_code="en")
    author = made.person(Role.EDITOR)
    page, waiting = made.draft(author), made.submit(made.draft(author), author)
    person = Person.objects.create(name="某人")
    person.save_revision()
    public = set(PublicEntry.objects.values_list("key", flat=True))
    live = set(Page.objects.filter(live=True).values_list("pk", flat=True))
    client = Client(raise_request_exception=False)
    client.force_login(actor(who, author))

    answers = {}
    for address, form in attempts(page, waiting, person):
        answers[address] = client.post(address, form).status_code

    assert {address: code for address, code in answers.items() if code >= 500} == {}
    assert set(Page.objects.filter(live=True).values_list("pk", flat=True)) <= live
    assert set(PublicEntry.objects.values_list("key", flat=True)) <= public
    assert not Person.objects.filter(live=True).exists()
    assert not gate.recorded().exists()
