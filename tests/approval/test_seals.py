"""The gate itself: what changes without an approval doesn't come to stay, by whatever way it came."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connection, transaction
from wagtail.models import Page, PageViewRestriction

from approval import gate as database
from approval import gated, seals, watching
from approval.models import Approval, Seal
from approval.seals import NotApprovedError
from core.models import Department, Person, PublicEntry, SiteImage, SocietySettings, Term
from home.models import StandardPage
from tests.factories import approval as made
from tests.factories import gate
from tests.factories.core import SiteImageFactory
from tests.factories.news import NewsFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(people):
    page = made.draft(people.author)
    page.body = [
        ("figure", {"image": SiteImageFactory(), "caption": "", "credit": "", "alt": "橡皮艇"}),
        ("rich_text", "<p>志愿者走进社区</p>"),
    ]
    return gate.publish(page)


@contextmanager
def committed():
    """A transaction, and what its end asks."""
    with transaction.atomic():
        yield
        connection.check_constraints()


def by_sql(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


BELOW_THE_ORM = {
    "title": lambda page: Page.objects.filter(pk=page.pk).update(title="未经审核"),
    "summary": lambda page: StandardPage.objects.filter(pk=page.pk).update(summary="未经审核"),
    "body": lambda page: by_sql("UPDATE home_standardpage SET body = '[]' WHERE page_ptr_id = %s", page.pk),
    "expiry": lambda page: Page.objects.filter(pk=page.pk).update(expire_at="2030-01-01T00:00Z"),
    "first publication": lambda page: Page.objects.filter(pk=page.pk).update(
        first_published_at="2001-01-01T00:00Z"
    ),
    "publication": lambda page: Page.objects.filter(pk=page.pk).update(last_published_at="2001-01-01T00:00Z"),
    "picture's words": lambda page: SiteImage.objects.update(description="未经审核"),
    "picture's file": lambda page: SiteImage.objects.update(file="images/other.jpg"),
    "picture gone": lambda page: by_sql("DELETE FROM core_siteimage"),
}


@pytest.mark.parametrize("change", BELOW_THE_ORM.values(), ids=BELOW_THE_ORM)
def test_change_below_the_orm_cannot_be_committed(page, change):
    with pytest.raises(IntegrityError), committed():
        change(page)


def test_draft_made_live_cannot_be_committed(page, people):
    draft = made.draft(people.author, title="草稿")

    with pytest.raises(IntegrityError), committed():
        Page.objects.filter(pk=draft.pk).update(live=True)


def test_stale_seal_shows_nothing(page):
    Page.objects.filter(pk=page.pk).update(title="未经审核")

    from core import entries

    assert PublicEntry.objects.filter(owner=page.key).exists()
    assert not entries.public().filter(owner=page.key).exists()
    Page.objects.filter(pk=page.pk).update(title=page.title)
    seals.settle()


@pytest.mark.parametrize("model", [Page, StandardPage])
def test_saved_page_is_refused_and_says_which(page, model):
    row = model.objects.get(pk=page.pk)
    row.title = "未经审核"

    with pytest.raises(NotApprovedError, match="未经审核") as refused, transaction.atomic():
        row.save()

    assert refused.value.keys == [page.key]
    assert Page.objects.get(pk=page.pk).title == page.title


def test_save_without_a_change_passes(page):
    before = Seal.objects.get(pk=page.key).approval_id

    StandardPage.objects.get(pk=page.pk).save()
    Page.objects.get(pk=page.pk).save()

    assert Seal.objects.get(pk=page.key).approval_id == before


def test_superseded_version_is_not_published_again(page):
    old = page.latest_revision
    page.title = "新的标题"
    page = gate.publish(page)

    with pytest.raises(NotApprovedError):
        old.publish()


def test_withdrawn_version_is_not_published_again(page):
    page.unpublish()

    with pytest.raises(NotApprovedError):
        page.latest_revision.publish()

    assert Seal.objects.get(pk=page.key).approval is None


def test_restriction_taken_away_shows_nothing_approved_for_some(page, people):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    page.title = "只给一部分人看"
    page = gate.publish(page)

    with pytest.raises(NotApprovedError), transaction.atomic():
        restriction.delete()


def test_restriction_put_on_and_taken_away_changes_nothing(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN).delete()

    assert PublicEntry.objects.filter(owner=page.key).exists()


def test_row_of_a_person_is_part_of_the_person(people):
    person = Person(name="任舟")
    person.terms = [Term(post="秘书长")]
    person.save()
    gate.publish(person)

    with pytest.raises(NotApprovedError, match="任舟"), transaction.atomic():
        Term.objects.get().delete()


@pytest.mark.parametrize(
    "record", [Department(name="办公室"), SocietySettings(site_id=1, name="沐宁市红十字会")]
)
def test_record_is_refused_without_an_approval(people, record):
    made.home()
    if isinstance(record, SocietySettings):
        record.site_id = Page.objects.get(depth=2).sites_rooted_here.get().pk

    with pytest.raises(NotApprovedError) as refused, transaction.atomic():
        record.save()

    assert refused.value.objects == [record]


def test_settings_that_say_nothing_need_no_approval(people):
    site = made.home().sites_rooted_here.get()

    assert SocietySettings.for_site(site).pk


def test_deleted_record_needs_an_approval(people):
    office = gate.save(Department(name="办公室"))
    key = gated.key_of(office)

    with pytest.raises(NotApprovedError), transaction.atomic():
        office.delete()
    with seals.hold():
        Approval.objects.bulk_create(
            [Approval(key=key, digest="", number="gone", recorded_at="2026-01-01T00:00Z")]
        )
        Department.objects.filter(pk=office.pk).delete()
        seals.settle()

    assert Seal.objects.get(pk=key).approval is None


def test_first_publication_comes_from_the_approvals(people):
    page = made.draft(people.author)
    copied = gate.publish(page).copy(update_attrs={"slug": "copied"}, keep_live=True)

    assert not Page.objects.get(pk=copied.pk).live
    assert not Seal.objects.filter(pk=copied.specific.key).exists()


def test_page_cannot_say_that_it_is_an_earlier_version(people, page):
    page = Page.objects.get(pk=page.pk)
    older = {"live_revision": page.live_revision, "last_published_at": page.last_published_at}
    made.revise(page.specific, people, "minor", title="第二版")

    with pytest.raises(NotApprovedError), seals.hold():
        Page.objects.filter(pk=page.pk).update(**older)


def test_version_that_is_published_again_keeps_its_moment(page):
    before = Page.objects.get(pk=page.pk).last_published_at

    page.get_latest_revision().publish()

    assert Page.objects.get(pk=page.pk).last_published_at == before


def test_what_was_published_is_not_deleted(page):
    page.unpublish()

    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        by_sql("DELETE FROM wagtailcore_page WHERE id = %s", page.pk)


def test_gate_stands_and_tells_when_it_does_not(page):
    assert database.problems() == []

    name = next(iter(database.present()))
    by_sql(f"DROP TRIGGER {name}" if connection.vendor == "sqlite" else f"DROP FUNCTION {name} CASCADE")

    assert database.problems() == [f"{name} is missing"]
    with pytest.raises(ImproperlyConfigured, match=name):
        watching.demand_gate()
    database.install()
    watching.demand_gate()


def test_topic_of_news_is_part_of_it(people):
    news = NewsFactory(public=True, topics=["rescue"])

    with pytest.raises(NotApprovedError), transaction.atomic():
        news.topic_items.all()[0].delete()


def test_what_is_published_again_without_a_change_stands_under_its_newest_approval(page, people):
    page = made.revise(made.revise(page, people), people)

    assert Seal.objects.get(pk=page.key).approval == Approval.objects.of(page.key).first()
    assert PublicEntry.objects.get(key=page.key).updated == page.last_published_at
