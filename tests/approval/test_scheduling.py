"""By the clock: exactly what was approved, at its time, and nothing of it before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from approval import digest, scheduling, signing
from approval.models import Approval
from approval.refusals import RefusedError
from home.models import StandardPage
from search.models import TextPart
from tests.factories import approval as made
from tests.factories.core import SiteDocumentFactory, SiteImageFactory
from tests.security.test_leaks import MARK, everywhere

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def fresh(page):
    return StandardPage.objects.get(pk=page.pk)


def signed(page, people, **fields):
    """The page with these fields, through its chain."""
    page = fresh(page).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(user=people.author)
    page = made.submit(fresh(page), people.author)
    for signer in (people.section_head, people.spokesperson):
        signing.sign(fresh(page).current_workflow_task_state, signer)
    return fresh(page)


@pytest.fixture
def at_noon(time_machine):
    time_machine.move_to("2026-07-02 12:00:00+08:00", tick=False)
    return time_machine


@pytest.mark.parametrize("name", ["go_live_at", "expire_at"])
def test_times_are_part_of_what_is_signed(people, name):
    page = made.draft(people.author)
    without = digest.of(page)

    setattr(page, name, timezone.now() + HOUR)
    first = digest.of(page)
    setattr(page, name, timezone.now() + 2 * HOUR)

    assert len({without, first, digest.of(page)}) == 3


def test_another_time_after_the_signatures_is_refused(people, at_noon):
    page = signed(made.draft(people.author), people, go_live_at=timezone.now() + 3 * HOUR)
    revision = page.scheduled_revision
    revision.content["go_live_at"] = (timezone.now() + HOUR).isoformat()
    revision.content["expire_at"] = None
    type(revision).objects.filter(pk=revision.pk).update(
        content=revision.content, approved_go_live_at=timezone.now() + HOUR
    )

    at_noon.shift(2 * HOUR)
    call_command("publish_scheduled", verbosity=0)

    assert not fresh(page).live


def test_nothing_of_the_next_version_is_reachable_before_its_time(client, people, at_noon):
    page = signed(made.draft(people.author, slug="report"), people)
    picture, file = SiteImageFactory(title=MARK), SiteDocumentFactory(title=MARK)
    body = [
        ("figure", {"image": picture, "caption": MARK, "credit": "", "alt": ""}),
        ("documents", {"title": "", "items": [{"document": file, "title": MARK}]}),
    ]

    signed(page, people, title=MARK, summary=MARK, body=body, go_live_at=timezone.now() + HOUR)

    def sought():
        said = {a: text for a, text in everywhere(client).items() if "/search/" not in a}
        found = "<mark>" in client.get(f"/search/?q={MARK}").content.decode()
        names = [picture.file.name, *picture.renditions.values_list("file", flat=True)]
        files = {client.get(f"/media/{name}").status_code for name in names}
        files.add(client.get(f"/documents/{file.pk}/a.pdf").status_code)
        return any(MARK in text for text in said.values()), found, files

    assert sought() == (False, False, {404})
    at_noon.shift(HOUR + timedelta(seconds=1))
    call_command("publish_scheduled", verbosity=0)
    assert sought() == (True, True, {200})


def test_expiry_takes_entries_files_and_search_text_away(client, people, at_noon):
    file = SiteDocumentFactory()
    body = [("documents", {"title": "", "items": [{"document": file, "title": "名单"}]})]
    page = signed(
        made.draft(people.author, slug="report"), people, body=body, expire_at=timezone.now() + HOUR
    )
    address = f"/documents/{file.pk}/a.pdf"
    before = (client.get(page.url).status_code, client.get(address).status_code)

    at_noon.shift(HOUR + timedelta(seconds=1))
    call_command("publish_scheduled", verbosity=0)

    assert before == (200, 200)
    assert (client.get(page.url).status_code, client.get(address).status_code) == (404, 404)
    assert (fresh(page).live, fresh(page).expired) == (False, True)
    assert page.title not in "".join(everywhere(client).values())
    assert not TextPart.objects.filter(entry__key=page.key).exists()


def test_what_has_expired_before_it_could_appear_stays_away(people, at_noon):
    now = timezone.now()
    page = signed(made.draft(people.author), people, go_live_at=now + HOUR, expire_at=now + 2 * HOUR)

    at_noon.shift(3 * HOUR)
    call_command("publish_scheduled", verbosity=0)

    assert not fresh(page).live
    assert fresh(page).scheduled_revision is None


def test_refused_schedule_ends_and_its_people_are_told(
    people, at_noon, capsys, django_capture_on_commit_callbacks
):
    picture = SiteImageFactory()
    body = [("figure", {"image": picture, "caption": "", "credit": "", "alt": ""})]
    page = signed(made.draft(people.author), people, body=body, go_live_at=timezone.now() + HOUR)
    picture.description = "换过的说明"
    picture.save()
    mail.outbox.clear()

    at_noon.shift(2 * HOUR)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("publish_scheduled", verbosity=0)
        call_command("publish_scheduled", verbosity=0)

    assert (fresh(page).live, fresh(page).scheduled_revision) == (False, None)
    told = {people.author.email, people.section_head.email, people.spokesperson.email}
    assert {message.to[0] for message in mail.outbox} == told
    assert capsys.readouterr().err.count("publish standardpage") == 1


@pytest.mark.parametrize(("who", "cancels"), [("spokesperson", True), ("editor", False), ("author", False)])
def test_spokesperson_cancels_what_is_scheduled(people, at_noon, signed_in, who, cancels):
    page = signed(made.draft(people.author), people, go_live_at=timezone.now() + HOUR)
    client = signed_in(getattr(people, who))

    client.post(reverse("approval:desk", args=[page.pk]), {"decision": "unschedule"})
    at_noon.shift(2 * HOUR)
    call_command("publish_scheduled", verbosity=0)

    assert fresh(page).live is not cancels
    assert Approval.objects.of(page.key).count() == 1


def test_nothing_scheduled_is_nothing_to_cancel(people):
    with pytest.raises(RefusedError):
        scheduling.cancel(made.draft(people.author), people.spokesperson)


def test_desk_tells_what_is_scheduled_and_when(people, at_noon, signed_in):
    page = signed(made.draft(people.author), people, go_live_at=timezone.now() + HOUR)
    client = signed_in(people.spokesperson)

    inbox = client.get(reverse("approval:inbox")).content.decode()
    desk = client.get(reverse("approval:desk", args=[page.pk])).content.decode()

    assert page.draft_title in inbox
    assert "2026-07-02 13:00" in desk
    assert _("Cancel the schedule") in desk
    assert (
        'value="unschedule"'
        not in signed_in(people.editor).get(reverse("approval:desk", args=[page.pk])).content.decode()
    )
