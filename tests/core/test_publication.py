from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import transaction

from approval.refusals import RefusedError
from core.models import Listing, MediaUse, PublicEntry
from home.models import HomePage, SectionPage, StandardPage
from tests.factories import gate
from tests.factories.core import SiteImageFactory

pytestmark = pytest.mark.django_db


def publish(page):
    gate.publish(page)
    page.refresh_from_db()
    return page


@pytest.fixture
def home():
    return publish(HomePage.objects.get())


@pytest.fixture
def section(home):
    return publish(home.add_child(instance=SectionPage(title="关于我们", slug="about")))


@pytest.fixture
def page(section):
    return publish(section.add_child(instance=StandardPage(title="章程", slug="charter")))


def paths():
    return sorted(PublicEntry.objects.values_list("path", flat=True))


def test_move_takes_the_addresses_below_along(home, section, page):
    other = publish(home.add_child(instance=SectionPage(title="其他", slug="other")))

    section.move(other, "last-child")

    assert paths() == ["/", "/other/", "/other/about/", "/other/about/charter/"]


def test_withdrawal_of_a_section_leaves_what_is_below(section, page):
    section.unpublish()

    assert paths() == ["/", "/about/charter/"]


def test_deletion_of_what_was_public_is_refused_and_removes_nothing(section, page):
    before = paths()

    with pytest.raises(RefusedError), transaction.atomic():
        section.delete()

    assert paths() == before


def test_use_of_pictures_follows_what_is_public(page):
    image = SiteImageFactory()
    page.picture = image
    publish(page)
    used = list(MediaUse.objects.values_list("media", flat=True))

    page.picture = None
    publish(page)

    assert (used, MediaUse.objects.count()) == ([f"image:{image.pk}"], 0)


def test_draft_of_a_public_page_changes_nothing_public(client, page):
    page.title = "新章程"
    page.save_revision()

    assert PublicEntry.objects.get(path="/about/charter/").title == "章程"
    assert "新章程" not in client.get("/about/charter/").content.decode()


def test_rebuild_makes_the_same_rows(section, page):
    def rows():
        entries = PublicEntry.objects.order_by("path").values(
            "path", "title", "kind", "tree", "parent", "moment"
        )
        return list(entries), sorted(Listing.objects.values_list("list", "moment"))

    before = rows()
    PublicEntry.objects.filter(path="/about/charter/").delete()
    PublicEntry.objects.filter(path="/about/").update(title="错")

    call_command("rebuild_entries", verbosity=0)

    assert rows() == before


def test_rebuild_removes_what_is_not_public(section, page):
    entry = PublicEntry.objects.get(path="/about/charter/")
    entry.pk, entry.key, entry.owner, entry.path = (
        None,
        "wagtailcore.page:999",
        "wagtailcore.page:999",
        "/ghost/",
    )
    entry.save()

    call_command("rebuild_entries", verbosity=0)

    assert "/ghost/" not in paths()
