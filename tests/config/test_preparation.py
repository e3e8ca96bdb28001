from __future__ import annotations

import stat
import subprocess
import sys

import pytest
from django.contrib.auth import get_user_model
from django.core.management.base import CommandError
from wagtail.models import Locale, Site

from config import preparation
from core import sites
from search.models import IndexedEntry
from search.segmentation import VERSION
from tests.factories.news import NewsFactory


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("https://www.example.org", "www.example.org", 443),
        ("https://www.example.org:8443", "www.example.org", 8443),
        ("http://10.1.2.3", "10.1.2.3", 80),
        ("http://127.0.0.1:8123", "127.0.0.1", 8123),
    ],
)
def test_the_default_site_follows_the_public_address(settings, rf, url, host, port):
    settings.PUBLIC_URL = url
    settings.ALLOWED_HOSTS = [host]

    preparation.align_site()

    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == (host, port)
    place = sites.of(rf.get("/", headers={"host": f"{host}:{port}"}))
    assert (place.id, place.url) == (site.pk, url)


@pytest.mark.django_db
def test_an_address_that_another_site_has_is_left_to_it(settings):
    default = Site.objects.get(is_default_site=True)
    Site.objects.create(hostname="www.example.org", port=443, root_page=default.root_page)
    settings.PUBLIC_URL = "https://www.example.org"

    preparation.align_site()

    assert Site.objects.get(is_default_site=True).hostname == default.hostname


@pytest.mark.django_db
def test_the_sites_languages_are_there():
    Locale.objects.exclude(language_code="zh-hans").delete()

    preparation.ensure_locales()

    assert set(Locale.objects.values_list("language_code", flat=True)) == {"zh-hans", "en"}


@pytest.mark.django_db
def test_a_new_database_is_empty_until_somebody_works_in_it():
    assert preparation.is_empty()

    get_user_model().objects.create(username="editor")

    assert not preparation.is_empty()


@pytest.mark.django_db
def test_index_of_another_version_is_made_anew():
    NewsFactory(title="救援队返回驻地")
    said = []

    preparation.renew_search(said.append)
    IndexedEntry.objects.update(segmentation=VERSION - 1)
    preparation.renew_search(said.append)

    assert len(said) == 1
    assert set(IndexedEntry.objects.values_list("segmentation", flat=True)) == {VERSION}


def test_the_data_folder_is_the_owners_and_has_one_server(tmp_path):
    folder = tmp_path / "data"
    code = "import sys, fcntl; f = open(sys.argv[1], 'w'); fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)"

    with preparation.occupy(folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert subprocess.run([sys.executable, "-c", code, folder / "serve.lock"], stderr=-3).returncode == 1
        with pytest.raises(CommandError, match="DATA_DIR"), preparation.occupy(folder):
            pass

    assert subprocess.run([sys.executable, "-c", code, folder / "serve.lock"]).returncode == 0


def test_static_files_are_gathered_again_only_after_a_change(settings, tmp_path):
    source = tmp_path / "static"
    source.mkdir()
    (source / "site.css").write_text("body {}")
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    said = []

    preparation.collect_static(said.append)
    preparation.collect_static(said.append)
    assert len(said) == 1

    (source / "site.css").rename(source / "new.css")
    preparation.collect_static(said.append)

    assert len(said) == 2
    assert not (tmp_path / "collected" / "site.css").exists()


def test_role_that_only_serves_migrates_nothing(monkeypatch):
    called = []
    monkeypatch.setattr(preparation, "_owns_tables", lambda: False)
    monkeypatch.setattr(preparation, "_is_behind", lambda: False)
    monkeypatch.setattr(preparation, "call_command", lambda *names, **options: called.append(names))

    preparation.migrate()
    assert called == []

    monkeypatch.setattr(preparation, "_is_behind", lambda: True)
    with pytest.raises(CommandError, match=r"manage\.py migrate"):
        preparation.migrate()
