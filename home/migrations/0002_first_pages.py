"""Wagtail's "Welcome" page makes room for a home page of ours, born a draft."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import migrations


def replace_welcome_page(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    HomePage = apps.get_model("home", "HomePage")
    ContentType = apps.get_model("contenttypes", "ContentType")

    welcome = Page.objects.filter(depth=2, url_path="/home/", slug="home").first()
    if welcome is None or HomePage.objects.exists():
        return
    locale, _ = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    kind, _ = ContentType.objects.get_or_create(app_label="home", model="homepage")
    site_ids = list(Site.objects.filter(root_page=welcome).values_list("pk", flat=True))
    path = welcome.path
    Site.objects.filter(pk__in=site_ids).delete()
    Page.objects.filter(pk=welcome.pk).delete()
    home = HomePage.objects.create(
        title="首页",
        draft_title="首页",
        slug="home",
        content_type=kind,
        path=path,
        depth=2,
        numchild=0,
        url_path="/home/",
        live=False,
        has_unpublished_changes=True,
        locale=locale,
        translation_key=uuid.uuid4(),
    )
    # What stands above all sites is shown to editors, too.
    Page.objects.filter(depth=1, title="Root").update(title="全部网站", draft_title="全部网站")
    Site.objects.create(
        hostname="localhost", port=80, site_name="", root_page_id=home.pk, is_default_site=True
    )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0054_initial_locale"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(replace_welcome_page, migrations.RunPython.noop)]
