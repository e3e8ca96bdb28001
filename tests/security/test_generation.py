"""What a process keeps is never older than what is public, and never what was rolled back."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Page, Site

from core import generation
from core.models import Department, Generation, Person, SocietySettings
from news.models import NewsPage, Topic
from tests.factories import gate
from tests.factories.news import NewsFactory

pytestmark = pytest.mark.django_db


def elsewhere(change) -> None:
    """Does it as another process would: this one's memory is not told."""
    state, kept, kept_for = dict(generation._state.__dict__), dict(generation._kept), generation._kept_for
    change()
    generation._state.__dict__.clear()
    generation._state.__dict__.update(state)
    generation._kept.clear()
    generation._kept.update(kept)
    generation._kept_for = kept_for


CHANGES = {
    "publication": lambda: NewsFactory(parent=Page.objects.get(slug="news")),
    "withdrawal": lambda: NewsPage.objects.get(slug="first").unpublish(),
    "settings": lambda: gate.save(SocietySettings(site=Site.objects.get(), name="沐宁市红十字会")),
    "department": lambda: gate.save(Department(name="救护部")),
    "topic": lambda: gate.save(Topic(name="新题", slug="new")),
    "person": lambda: Person.objects.get().unpublish(),
    "site": lambda: Site.objects.get().save(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_told_to_other_processes(whole_site, name):
    before = generation.current()
    CHANGES[name]()
    assert generation.current() > before


def test_what_another_process_published_is_read_at_once(whole_site):
    addresses = ("/news/", "/news/feed.atom", "/search/?q=远方来信", "/sitemap.xml")
    assert all("/letter/" not in Client().get(a).content.decode() for a in addresses)
    elsewhere(lambda: NewsFactory(parent=Page.objects.get(slug="news"), slug="letter", title="远方来信"))
    said = [Client().get(a).content.decode() for a in addresses]
    assert ["/letter/" in text for text in said] == [True] * 4
    elsewhere(lambda: NewsPage.objects.get(slug="letter").unpublish())
    said = [Client().get(a).content.decode() for a in addresses]
    assert ["/letter/" in text for text in said] == [False] * 4


def test_what_was_rolled_back_is_not_kept(whole_site):
    client = Client()
    client.get("/news/")

    with transaction.atomic():
        NewsFactory(parent=Page.objects.get(slug="news"), slug="never", title="从未发布")
        generation.kept(("probe",), Generation.objects.get)
        assert ("probe",) not in generation._kept
        transaction.set_rollback(True)

    for address in ("/news/", "/news/feed.atom", "/", "/search/?q=从未发布"):
        assert "/never/" not in client.get(address).content.decode()


def test_renamed_host_is_known_at_once(client, whole_site):
    assert client.get("/sitemap.xml").status_code == 200
    site = Site.objects.get()
    site.hostname = "new.example"
    site.save()
    assert "//new.example" in client.get("/sitemap.xml", headers={"host": "new.example"}).content.decode()
