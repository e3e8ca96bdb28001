"""What each kind of notice must have and cannot have (GB/T 9704-2012 and the custom of societies)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from news.enums import ADDRESSED, NUMBERED, UNADDRESSED, NoticeKind

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from .notices import NoticePage

PERIOD_FIELDS = ("period_start", "period_end", "objection_phone", "objection_address", "objection_hours")


def notice_errors(notice: NoticePage) -> dict[str, Promise]:
    """The errors by field. What is only missing is no error while a draft is kept."""
    kind = NoticeKind(notice.kind)
    errors = {**_misplaced(notice, kind), **_contradictions(notice)}
    if not notice.is_kept_as_draft:
        errors = {**_missing(notice, kind), **errors}
    return errors


def _misplaced(notice: NoticePage, kind: NoticeKind) -> dict[str, Promise]:
    errors: dict[str, Promise] = {}
    if notice.document_number and kind not in NUMBERED:
        errors["document_number"] = _("A notice of this kind has no document number.")
    if notice.addressee and kind in UNADDRESSED:
        errors["addressee"] = _("A notice of this kind is addressed to everybody and has no addressee.")
    if kind is not NoticeKind.PUBLICITY:
        for name in PERIOD_FIELDS:
            if getattr(notice, name):
                errors[name] = _("Only a public notice period has this.")
        if notice.persons:
            errors["persons"] = _("Only a public notice period has this.")
    return errors


def _missing(notice: NoticePage, kind: NoticeKind) -> dict[str, Promise]:
    wanted: dict[str, Promise] = {
        "signed_by": _("Name the body that issues this notice."),
        "made_on": _("Give the date under the text."),
    }
    if kind in ADDRESSED:
        wanted["addressee"] = (
            _("Name those the circular is sent to.")
            if kind is NoticeKind.CIRCULAR
            else _("A letter begins with a salutation.")
        )
    if kind is NoticeKind.PUBLICITY:
        wanted |= {
            "period_start": _("Give the first day of the period."),
            "period_end": _("Give the last day of the period."),
            "objection_phone": _("Give the telephone number for objections."),
            "objection_address": _("Give the address for objections."),
        }
    return {name: words for name, words in wanted.items() if not getattr(notice, name)}


def _contradictions(notice: NoticePage) -> dict[str, Promise]:
    errors: dict[str, Promise] = {}
    start, end = notice.period_start, notice.period_end
    if start and end and end < start:
        errors["period_end"] = _("The last day lies before the first.")
    return errors
