"""The catalogue's first classes and legal references."""

from __future__ import annotations

from django.db import migrations

from disclosure.shipped import CATEGORIES, REFERENCES, order_of


def fill(apps, schema_editor):
    Category = apps.get_model("disclosure", "DisclosureCategory")
    made = {}
    for about in CATEGORIES:
        made[about.slug] = Category.objects.create(
            slug=about.slug,
            name=about.name,
            name_en=about.name_en,
            parent=made.get(about.parent),
            order=order_of(about.slug),
            needs_meeting=about.needs_meeting,
        )
    Reference = apps.get_model("disclosure", "LegalReference")
    Reference.objects.bulk_create(Reference(**about._asdict()) for about in REFERENCES)


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
