"""What a disclosure gets, and what it is asked, before anybody signs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from approval import checks, preparing
from approval.checks import Finding, Level
from approval.enums import Change
from approval.refusals import RefusedError
from disclosure import attachment_texts, index_numbers
from disclosure.models import AuditReportPage, DisclosurePage

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator


@preparing.register
def give_number(draft: Any, moment: datetime.datetime) -> Iterator[str]:
    """Its index number, once; and the text of its attachments, read outside of any GET."""
    if not isinstance(draft, DisclosurePage):
        return
    if isinstance(draft, AuditReportPage) and corrects_a_report(draft):
        raise RefusedError(str(never_corrected()))
    attachment_texts.read_all(row.document for row in draft.attachments.all())
    number = index_numbers.for_page(draft, moment)
    if number != draft.index_number:
        draft.index_number = number
        yield "index_number"


def never_corrected() -> str:
    return _(
        "The society can't correct an auditor's report. It corrects its own summary and text; when the firm issues the "
        "report anew, put the new file in the place of the old one, fill in “Report issued anew”, and choose “update”."
    )


@checks.register
def report_is_not_corrected(piece: checks.Piece) -> Iterator[Finding]:
    if isinstance(piece.obj, AuditReportPage) and corrects_a_report(piece.obj):
        label = str(piece.model._meta.get_field("change").verbose_name)  # type: ignore[union-attr]
        yield Finding(Level.BLOCK, never_corrected(), label, "change")


def corrects_a_report(draft: AuditReportPage) -> bool:
    """Whether a correction says anything but the society's own words: summary and text."""
    if draft.change != Change.CORRECTION:
        return False
    stands = AuditReportPage.objects.filter(pk=draft.pk, live=True).first()
    if stands is None:
        return True
    return _firms_part(draft) != _firms_part(stands) or _own_part(draft) == _own_part(stands)


def _firms_part(page: AuditReportPage) -> list[Any]:
    files = [(row.document_id, row.title) for row in page.attachments.all()]
    return [page.title, files, *(getattr(page, name) for name in page.REPORT_FIELDS)]


def _own_part(page: AuditReportPage) -> tuple[Any, ...]:
    return page.summary, page.body.get_prep_value()


@checks.register
def legal_basis_is_in_force(piece: checks.Piece) -> Iterator[Finding]:
    """Warns of a basis that no longer was, or was not yet, in force when the document was made."""
    page = piece.obj
    if not isinstance(page, DisclosurePage) or not page.made_on:
        return
    label = _("Legal basis")
    for row in page.bases.all():
        if not row.reference.holds_on(page.made_on):
            message = _("%(reference)s was not in force on %(day)s.") % {
                "reference": row.reference,
                "day": page.made_on.isoformat(),
            }
            yield Finding(Level.WARN, message, label, "bases")
