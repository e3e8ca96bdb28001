"""The closing formula of a page: who signed it, and when this version was published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from approval import digest, directly
from approval.enums import Role, Route
from approval.models import Approval
from approval.naming import signed_name
from core import kinds
from core.entries import ZONE
from core.prepared import Prepared
from core.presentation import ApprovalLine, Signature

if TYPE_CHECKING:
    from wagtail.models import Page

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


_OF_VERSION = Prepared(
    lambda key, revision: Approval.objects.of(key).filter(revision_id=revision).defer("frozen")
)


def line_of(page: Page) -> ApprovalLine | None:
    """The formula of the version that is live; None when no approval covers it. One statement."""
    if not page.pk or not page.live_revision_id:
        return None
    approval = _OF_VERSION.first(key=digest.key_of(page), revision=page.live_revision_id)
    if approval is None:
        return None
    moment = page.last_published_at or approval.recorded_at
    kind = kinds.of(type(page))
    return ApprovalLine(
        moment=moment.astimezone(ZONE),
        signer=_signer(approval),
        subject=kind.subject(page) if kind else "",
        number=approval.number,
        signatures=tuple(Signature(_word(s["step"]), _name(s)) for s in approval.signatures),
        digest=approval.digest,
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
