"""What a site had before it kept books of files is in the books after the upgrade."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.storage import default_storage

from core import images, media
from core.models import MediaUse, SiteRendition
from tests.factories import gate
from tests.factories.core import SiteImageFactory

pytestmark = pytest.mark.django_db


def test_upgrade_notes_what_readers_saw_and_the_digests_of_renditions():
    migration = importlib.import_module("core.migrations.0003_known_files")
    image = SiteImageFactory()
    images.make_renditions(image)
    gate.seal("wagtailcore.page:1")
    MediaUse.objects.create(owner="wagtailcore.page:1", media=media.key_of(image))
    expected = dict(SiteRendition.objects.values_list("pk", "sha256"))
    gone = SiteRendition.objects.order_by("pk").first()
    SiteRendition.objects.update(sha256="")
    Path(default_storage.path(gone.file.name)).unlink()

    migration.note_what_is_public(apps, None)
    migration.note_digests(apps, None)

    assert media.was_public(media.key_of(image))
    assert dict(SiteRendition.objects.values_list("pk", "sha256")) == {**expected, gone.pk: ""}
