"""The closing formula of a page: who signed it, and when this version was published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from approval import directly, gated, versions
from approval.enums import TOLD, Role, Route
from approval.models import Approval
from approval.naming import signed_name
from core import kinds
from core.entries import ZONE
from core.prepared import Prepared
from core.presentation import ApprovalLine, ChangeNote, Correction, Signature

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wagtail.models import Page

    from approval.models import Version
    from core.rendering import View

# Offices and steps carry the names a society gave them; the usual ones can be said in other languages.
WORDS = {
    "信息员": Role.CONTRIBUTOR.label,
    "编辑": Role.EDITOR.label,
    "责任编辑": Role.RESPONSIBLE_EDITOR.label,
    "科室负责人": Role.SECTION_HEAD.label,
    "分管领导": Role.LEADER.label,
    "主要负责人": Role.HEAD.label,
    "新闻发言人": Role.SPOKESPERSON.label,
    "系统管理员": Role.ADMINISTRATOR.label,
    "初审": _("First review"),
    "复审": _("Second review"),
    "终审": _("Final review"),
    "签发": pgettext_lazy("step", "Sign-off"),
    "财务复核": _("Finance check"),
    "保密审查": _("Secrecy review"),
    "主要负责人签批": _("Approval by the head"),
    directly.ON_DUTY: _("Signed off by the leader on duty"),
    directly.BY_COMMAND: _("Published directly"),
}


# The approval of the version shown, and every update and correction that was published.
_OF_VERSION = Prepared(
    lambda key, revision: (
        Approval.objects.of(key)
        .filter(
            Q(revision_id=revision)
            | Q(publication__is_sealed=False, publication__supersedes__isnull=False, change__in=TOLD)
        )
        .select_related("publication")
        .defer("frozen")
    )
)


def line_of(page: Page, view: View | None = None) -> ApprovalLine | None:
    """The formula of the version shown; None when no approval covers it. One statement."""
    if not page.pk or not page.live_revision_id:
        return None
    rows = _OF_VERSION(key=gated.key_of(page), revision=page.live_revision_id)
    shown = [row for row in rows if row.revision_id == page.live_revision_id]
    if not shown:
        return None
    # Who signed the version stays; the digest is that of what is there, with the newest words of its pictures.
    current = shown[0]
    approval = next((row for row in shown if row.route != Route.CHANGE), current)
    if approval.route == Route.HIDDEN:
        approval = _reviewed(approval)
    moment = page.last_published_at or approval.recorded_at
    kind = kinds.of(type(page))
    return ApprovalLine(
        moment=moment.astimezone(ZONE),
        signer=_signer(approval),
        subject=kind.subject(page) if kind else "",
        number=approval.number,
        signatures=tuple(Signature(_word(s["step"]), _name(s)) for s in approval.signatures),
        digest=current.digest,
        changes=_changes(reversed(rows), approval, view),
    )


def _reviewed(approval: Approval) -> Approval:
    """What was hidden since changes nothing of who answers for what still stands there."""
    rows = Approval.objects.of(approval.key).filter(pk__lt=approval.pk).defer("frozen")
    return rows.exclude(route__in=(Route.HIDDEN, Route.CHANGE)).first() or approval


def _changes(rows: Iterable[Approval], shown: Approval, view: View | None) -> tuple[ChangeNote, ...]:
    """The notes up to the version shown; one that waits for its time is not told yet."""
    page = (view.current or view.entry) if view else None
    told = [row for row in rows if row.change in TOLD and row.version <= shown.version]
    return tuple(
        note_of(row.publication, row, page.path if page else "")
        for row in told
        if (publication := getattr(row, "publication", None)) and publication.supersedes
    )


def note_of(version: Version, approval: Approval, path: str) -> ChangeNote:
    """What readers are told of this version; `path` is that of the page, "" when it can't be linked."""
    links = path and version.supersedes and versions.shows_earlier(version.key)
    return ChangeNote(
        kind=approval.change,
        moment=version.published_at.astimezone(ZONE),
        text=approval.change_note,
        number=approval.number,
        corrections=tuple(Correction(c["old"], c["new"], c["where"]) for c in approval.corrections),
        earlier_url=f"{path}versions/{version.supersedes}/" if links else "",
    )


def _signer(approval: Approval) -> str:
    if approval.route == Route.EMERGENCY:
        return gettext("leader on duty")
    word = _word(approval.signer_role) or gettext("responsible person")
    if (get_language() or "").startswith("en"):
        word = word.lower()
    if approval.signatures and approval.signatures[-1].get("principal"):
        return gettext("%(office)s (by an authorised substitute)") % {"office": word}
    return word


def _name(signature: dict[str, Any]) -> str:
    return signed_name(signature["name"], signature.get("principal_name", ""))


def _word(name: Any) -> str:
    return str(WORDS.get(name, name))
