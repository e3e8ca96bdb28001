"""What is public now was seen by readers; renditions that exist learn their SHA-256."""

import hashlib
from contextlib import suppress

from django.core.files.storage import default_storage
from django.db import migrations


def note_what_is_public(apps, schema_editor):
    used = apps.get_model("core", "MediaUse").objects.values_list("media", flat=True).distinct()
    shown = apps.get_model("core", "ShownMedia")
    shown.objects.bulk_create([shown(media=media) for media in used], ignore_conflicts=True)


def note_digests(apps, schema_editor):
    renditions = apps.get_model("core", "SiteRendition").objects.filter(sha256="")
    for pk, name in renditions.values_list("pk", "file").iterator():
        # A file that is gone stays without one: the audit tells of it.
        with suppress(OSError), default_storage.open(name) as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            renditions.model.objects.filter(pk=pk).update(sha256=digest)


class Migration(migrations.Migration):
    dependencies = [("core", "0002_media")]
    operations = [
        migrations.RunPython(note_what_is_public, migrations.RunPython.noop),
        migrations.RunPython(note_digests, migrations.RunPython.noop),
    ]
