from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from core.models import PublicEntry
from home.models import StandardPage
from search.models import IndexedEntry, TextPart
from search.segmentation import VERSION
from tests.factories import gate
from tests.factories.news import home_page, published
from tests.search.test_publication import find

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    made = StandardPage(title="物资储备", slug="stores")
    home_page().add_child(instance=made)
    return published(made)


def run(name, *args):
    out, err = StringIO(), StringIO()
    call_command(name, *args, stdout=out, stderr=err)
    return out.getvalue()


def differences():
    err = StringIO()
    with pytest.raises(CommandError):
        call_command("check_search", stdout=StringIO(), stderr=err)
    return err.getvalue().splitlines()


def test_check_agrees_after_publication(page):
    assert "agrees with all 2 public entries" in run("check_search")


def test_check_names_what_is_not_indexed(page):
    IndexedEntry.objects.filter(entry__path="/stores/").delete()

    assert differences()[0] == "/stores/: is public, but not indexed"


def test_check_names_text_that_the_page_no_longer_says(page):
    with gate.removed():
        type(page).objects.filter(pk=page.pk).update(summary="帐篷一百顶")

    assert differences() == ["/stores/: the stored text is not what the page says"]


def test_check_names_what_is_filed_wrongly(page):
    IndexedEntry.objects.filter(entry__path="/stores/").update(year=1999)

    assert differences() == ["/stores/: is filed under another kind, year, language or site"]


def test_check_names_an_entry_without_a_page(page):
    PublicEntry.objects.filter(path="/stores/").update(object_id=999)

    assert differences() == ["/stores/: there is no public page behind this entry"]


@pytest.mark.sqlite  # looks into its index
def test_check_names_a_damaged_index(page):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_fts(search_fts) VALUES ('delete-all')")

    assert len(differences()) == 2


def test_rebuild_puts_everything_right(page):
    TextPart.objects.filter(entry__path="/stores/").update(text="别的")
    IndexedEntry.objects.filter(entry__path="/").delete()
    IndexedEntry.objects.update(segmentation=VERSION + 1)

    run("rebuild_search")

    assert "agrees" in run("check_search")
    assert find("物资储备") == ["/stores/"]


def test_rebuild_if_needed_does_nothing_when_the_version_is_right(page):
    assert run("rebuild_search", "--if-needed") == "The index is up to date.\n"


def test_rebuild_if_needed_works_when_it_is_another(page):
    IndexedEntry.objects.update(segmentation=VERSION + 1)

    assert "The index holds 2 entries." in run("rebuild_search", "--if-needed", "--index-only")
    assert set(IndexedEntry.objects.values_list("segmentation", flat=True)) == {VERSION}
