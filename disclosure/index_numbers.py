"""Giving index numbers (索引号) out of the register.

A document gets its number when it is first sent to those who sign, so that the number is part of what is
signed. It keeps the number in all its versions and languages. What is never published leaves a gap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from approval import versions
from approval.refusals import RefusedError
from disclosure import templates_of_numbers
from disclosure.models import DisclosureIndexPage, IndexNumber, IndexSeries

if TYPE_CHECKING:
    import datetime
    import uuid


def held(document: uuid.UUID) -> str:
    """The number of a document, "" when it has none yet."""
    return IndexNumber.objects.filter(document=document).values_list("number", flat=True).first() or ""


def for_page(page: Any, moment: datetime.datetime) -> str:
    """The number this page must bear: its own, the one typed on it, or the next one of the catalogue.

    Raises RefusedError when another document has the number that was typed.
    """
    number, typed = held(page.translation_key), page.index_number.strip()
    if not typed:
        return number or _next(page, moment)
    if typed == number:
        return number
    if number and versions.was_published(page):
        return number
    return _take(page.translation_key, typed)


def _take(document: uuid.UUID, typed: str) -> str:
    """Registers a number that the society gave itself: an old site's, or another scheme's."""
    other = IndexNumber.objects.filter(number=typed).exclude(document=document).exists()
    if other:
        raise RefusedError(
            _("The index number %(number)s belongs to another document already.") % {"number": typed}
        )
    # Not by `save`, which changes nothing: until it was published a typed number can be put right.
    if not IndexNumber.objects.filter(document=document).update(number=typed):
        IndexNumber.objects.create(number=typed, document=document)
    return typed


def _next(page: Any, moment: datetime.datetime) -> str:
    catalogue = DisclosureIndexPage.objects.ancestor_of(page).order_by("-depth").first()
    if catalogue is None:
        raise RefusedError(_("This page does not stand in a disclosure catalogue, so it gets no number."))
    values = {
        "code": catalogue.body_code,
        "category": page.category.code if page.category else "",
        "year": timezone.localtime(moment).year,
    }
    template = catalogue.number_template
    series = templates_of_numbers.written(template, serial=None, **values)
    while True:
        number = templates_of_numbers.written(template, serial=_serial(series), **values)
        if _register(number, page.translation_key):
            return number
        if number := held(page.translation_key):
            return number


def _serial(series: str) -> int:
    """The next serial of a series. The row stays locked until the transaction ends, so no two get the same."""
    IndexSeries.objects.get_or_create(name=series)
    IndexSeries.objects.filter(name=series).update(last=F("last") + 1)
    return IndexSeries.objects.values_list("last", flat=True).get(name=series)


def _register(number: str, document: uuid.UUID) -> bool:
    """False when the number or the document is in the register already."""
    try:
        with transaction.atomic():
            IndexNumber.objects.create(number=number, document=document)
    except IntegrityError:
        return False
    return True
