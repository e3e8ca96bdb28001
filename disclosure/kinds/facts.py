"""The catalogue facts of a disclosure (目录信息), in the order of the header of official documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.presentation import Fact
from core.rendering import published
from core.typography import iso_day
from disclosure.enums import Duration, Openness, Validity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure.models import DisclosurePage

    from .rows import Beside


def of(page: DisclosurePage, beside: Beside, language: str, own: Iterator[Fact]) -> tuple[Fact, ...]:
    day = published(page)
    facts = (
        Fact(_("Index number"), page.index_number, key=True),
        Fact(_("Document number"), page.document_number, key=True),
        Fact(_("Issued by"), issuers(beside, language)),
        Fact(_("Responsible section"), beside.responsible.label(language) if beside.responsible else ""),
        Fact(_("Made on"), iso_day(page.made_on)),
        Fact(pgettext("label", "Published"), iso_day(day.date() if day else None)),
        Fact(_("Period covered"), period(page)),
        Fact(pgettext("label", "Validity"), "" if _is_tag(page) else validity(page), tag=_tag(page)),
        Fact(_("Openness"), openness(page)),
        Fact(_("Legal basis"), bases(beside)),
        Fact(_("Decided by"), page.meeting),
        *own,
    )
    return tuple(fact for fact in facts if fact.value or fact.tag)


def _is_tag(page: DisclosurePage) -> bool:
    return page.validity in (Validity.IN_FORCE, Validity.REPEALED)


def _tag(page: DisclosurePage) -> str:
    return page.validity if _is_tag(page) else ""


def validity(page: DisclosurePage) -> str:
    return str(page.get_validity_display())


def issuers(beside: Beside, language: str) -> str:
    """The body whose number it bears first, then those it was issued together with."""
    bodies = [*([beside.issuer] if beside.issuer else []), *beside.joint]
    return pgettext("list of names", ", ").join(body.label(language) for body in bodies)


def period(page: DisclosurePage) -> str:
    if page.period_start and page.period_end:
        words = {"start": iso_day(page.period_start), "end": iso_day(page.period_end)}
        return pgettext("period covered", "%(start)s to %(end)s") % words
    return iso_day(page.period_start or page.period_end)


def openness(page: DisclosurePage) -> str:
    """How and for how long it is open; what is not published says why."""
    words = [str(page.get_openness_display())]
    if page.openness != Openness.ACTIVE:
        words.append(page.openness_reason)
    elif page.duration == Duration.LIMITED and page.public_until:
        words.append(_("until %(day)s") % {"day": iso_day(page.public_until)})
    else:
        words.append(str(Duration.LASTING.label))
    return pgettext("list separator", ", ").join(word for word in words if word)


def bases(beside: Beside) -> str:
    """《红十字会法》第二十二条第四款（2017年修订）: as the references are written."""
    found = (
        f"《{row.first}》{row.second}" + (f"（{row.third}）" if row.third else "") for row in beside.bases
    )
    return pgettext("list of names", ", ").join(found)
