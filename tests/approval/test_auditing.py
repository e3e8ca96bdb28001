"""The audit finds what no trigger could keep from happening: damage below the gate, files on the disk."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from wagtail.models import Page

from approval import gate as database
from approval.models import Approval, Seal
from core.models import MediaUse, PublicEntry, SiteImage, SiteRendition
from home.models import StandardPage
from tests.factories import approval as made
from tests.factories import gate
from tests.factories.core import SiteImageFactory
from tests.factories.news import NewsFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(people):
    page = made.draft(people.author)
    page.body = [("figure", {"image": SiteImageFactory(), "caption": "", "credit": "", "alt": "橡皮艇"})]
    return gate.publish(page)


@pytest.fixture
def news(page):
    return NewsFactory(public=True, topics=["rescue"], lead_image=SiteImageFactory())


def audit(*arguments: str):
    """What the audit finds, as (what, key); and its exit code."""
    output, code = StringIO(), 0
    try:
        call_command("audit_live", "--format", "json", *arguments, stdout=output, stderr=StringIO())
    except SystemExit as left:
        code = left.code
    answer = json.loads(output.getvalue())
    return [(row["what"], row["key"]) for row in answer["findings"]], code


def overwrite(name: str) -> None:
    with open(default_storage.path(name), "wb") as file:
        file.write(b"other bytes")


def test_audit_is_content_with_what_was_approved(news):
    assert audit() == ([], 0)


BELOW = {
    "title": ("content", lambda page: Page.objects.filter(pk=page.pk).update(title="未经审核")),
    "body": ("content", lambda page: StandardPage.objects.filter(pk=page.pk).update(body="[]")),
    "seal gone": ("unsealed", lambda page: Seal.objects.filter(pk=page.key).delete()),
    "seal of another": (
        "approval",
        lambda page: Seal.objects.filter(pk=page.key).update(
            approval=Approval.objects.exclude(key=page.key).first()
        ),
    ),
    "floor": ("superseded", lambda page: Seal.objects.filter(pk=page.key).update(floor=10**9)),
    "record": ("approval", lambda page: Approval.objects.filter(key=page.key).query and _rewrite(page)),
    "day": ("date", lambda page: Page.objects.filter(pk=page.pk).update(first_published_at="2001-01-01T00:00Z")),
    "entry": ("derived", lambda page: PublicEntry.objects.filter(owner=page.key).update(title="未经审核")),
    "list": ("derived", lambda page: PublicEntry.objects.get(owner=page.key).listings.create(
        list="section:0", moment=page.first_published_at)),
    "entry gone": ("derived", lambda page: PublicEntry.objects.filter(owner=page.key).delete()),
    "use of a file": ("derived", lambda page: MediaUse.objects.create(owner=page.key, media="image:999")),
}  # fmt: skip


def _rewrite(page) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("UPDATE approval_approval SET digest = 'x' WHERE key = %s", [page.key])


@pytest.mark.parametrize(("what", "damage"), BELOW.values(), ids=BELOW)
def test_audit_finds_damage_below_the_gate(page, news, what, damage):
    database.remove()
    damage(page)
    database.install()

    found, code = audit()

    assert code == 1
    assert (what, page.key) in found
    # What search keeps of it is told without a key.
    assert {key for _what, key in found} - {""} == {page.key}


def test_audit_finds_a_live_page_nobody_approved(page, people):
    draft = made.draft(people.author, title="草稿")
    database.remove()
    Page.objects.filter(pk=draft.pk).update(live=True)
    database.install()

    assert ("unsealed", draft.key) in audit()[0]


@pytest.mark.parametrize("of", [SiteImage, SiteRendition])
def test_audit_finds_a_file_overwritten_on_the_disk(page, of):
    overwrite(of.objects.first().file.name)

    ((what, key),), code = audit()

    assert (what, key.partition(":")[0], code) == ("file", "image", 1)


def test_audit_finds_a_missing_trigger(page):
    name = next(iter(database.present()))
    dialect = database.dialects.of(database.connection)
    with database.connection.cursor() as cursor:
        for statement in dialect.drop(database.connection, name):
            cursor.execute(statement)

    assert audit() == ([("gate", "")], 1)
    database.install()


def test_audit_takes_down_what_was_not_approved(page, news):
    database.remove()
    Page.objects.filter(pk=page.pk).update(title="未经审核")
    PublicEntry.objects.filter(owner=news.key).update(title="未经审核")
    database.install()

    assert audit("--take-down")[1] == 1

    assert not Page.objects.get(pk=page.pk).live
    assert PublicEntry.objects.get(key=news.key).title == news.title
    assert audit() == ([], 0)


def test_use_of_a_file_counts_only_under_a_seal(page):
    from core import media

    image = f"image:{SiteImage.objects.get().pk}"
    assert media.is_public(image)
    MediaUse.objects.create(owner=f"{page.key}@1", media="image:77")
    MediaUse.objects.create(owner="wagtailcore.page:999", media="image:78")

    assert not media.is_public("image:77")
    assert not media.is_public("image:78")
