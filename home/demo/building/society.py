"""The whole demo society, in the order in which one thing needs another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from approval.bulk import publish_in_bulk, save_in_bulk
from core.models import SocietySettings
from home.demo import content
from home.demo.building import campaigns, disclosure, donations, files, intake, memorial, users, visitors
from home.demo.building.english import English
from home.demo.building.pages import OPENED, Pages
from home.demo.markup import keys_in
from home.demo.reader import CONTENT
from news.chronicle import importing
from news.models import ChroniclePage

if TYPE_CHECKING:
    from collections.abc import Callable

NOTE = "演示内容，由装载程序一次发布"


class DemoError(Exception):
    """The demo can't be loaded here."""


def build(say: Callable[[str], None]) -> None:
    """Loads the demo on an empty site, or not at all. Raises DemoError when there is content already."""
    if Page.objects.filter(depth__gt=2).exists() or get_user_model().objects.exists():
        raise DemoError(_("There is content already. The demonstration is loaded only on an empty site."))
    with transaction.atomic():
        for code in ("zh-hans", "en"):
            Locale.objects.get_or_create(language_code=code)
        people = users.store_users()
    writer = people["editor"]
    # Pictures are painted outside the transaction: they take most of the time.
    images = files.store_pictures(_pictures_used(), writer, say)
    documents = files.store_documents(writer)
    signers = [("初审", people["section_head"]), ("签发", people["spokesperson"])]

    def store(records: list[Any]) -> None:
        save_in_bulk(records, signers=signers, when=OPENED, note=NOTE)

    with transaction.atomic(), disable_reference_index_auto_update():
        say("  pages")
        store([_settings()])
        pages = Pages(writer, images, documents, store)
        pages.plant()
        campaigns.plant(pages)
        donations.plant(pages)
        disclosure.plant(pages)
        visitors.plant(pages)
        memorial.plant(pages)
        pages.fill()
        campaigns.fill(pages)
        donations.fill(pages)
        donors = memorial.fill(pages)
        persons = pages.people()
        disclosure.fill(pages)
        visitors.fill(pages)
        _import_last_year(pages, writer)
        english = English(pages).build()
        campaigns.place(pages)
    say("  publication")
    publish_in_bulk(persons, signers=signers, when=OPENED, note=NOTE)
    chinese = (
        Page.objects.filter(depth__gt=1, locale__language_code="zh-hans").order_by("depth", "path").specific()
    )
    for group in (list(chinese.specific()), english):
        publish_in_bulk(group, signers=signers, when=lambda p: pages.moments.get(p.pk, OPENED), note=NOTE)
    intake.send_some(pages, handler=writer)
    publish_in_bulk(donors, signers=signers, when=memorial.moment_of, note=NOTE)
    call_command("rebuild_references_index", verbosity=0)


def _pictures_used() -> set[str]:
    illustrated: list[Any] = [*content.NEWS, *content.TOPICS, *content.PAGES]
    written: list[Any] = [*illustrated, *content.NOTICES, *content.TRANSLATIONS]
    used = {key for record in written for kind, key in keys_in(record.body) if kind == "picture"}
    return (
        used
        | campaigns.pictures_used()
        | visitors.pictures_used()
        | {record.picture for record in illustrated if record.picture}
    )


def _settings() -> SocietySettings:
    about = content.SOCIETY
    site = Site.objects.get(is_default_site=True)
    row = SocietySettings.objects.filter(site=site).first() or SocietySettings(site=site)
    row.name = about.name
    row.name_en = about.name_en
    row.motto = about.motto
    row.address = about.address
    row.address_en = about.address_en
    row.postcode = about.postcode
    row.phone = about.phone
    row.hotline = about.hotline
    row.hours = about.hours[:80]
    row.hours_en = about.hours_en
    row.email = about.email
    row.icp = about.icp
    row.police_filing = about.police_filing
    row.site_code = about.site_code
    row.complaint_phone = about.complaint_phone
    row.signatory = "沐发"
    return row


def _import_last_year(pages: Pages, writer) -> None:
    """Last year's chronicle comes from a document, through the importer that editors use."""
    page = ChroniclePage.objects.get(pk=pages.made["chronicle", str(content.CHRONICLE_YEAR - 1)].pk)
    file = CONTENT.parent / "files" / f"chronicle-{page.year}.txt"
    read = importing.read(page, data=file.read_bytes(), filename=file.name, year=page.year, user=writer)
    importing.confirm(read, user=writer)
