"""Writing approvals down: numbers and rows."""

from __future__ import annotations

import zlib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, Max
from django.utils import timezone
from wagtail.models import Page, Site

from approval import digest, gated, seals
from approval.enums import TOLD, Change, Route
from approval.models import Approval, ApprovalSerial, PublicRecord
from core import bodies
from core.models import SocietySettings

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from wagtail.models import Revision


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed which step, in which office, when and with what opinion."""

    step: str
    user: int
    name: str
    role: str
    at: str
    opinion: str = ""
    # What the step looks at (Purpose), and whether the person states that they have proofread it.
    purpose: str = ""
    proofread: bool = False
    # Whom the person signed for: 代签. The office is that of this principal.
    principal: int | None = None
    principal_name: str = ""


def serials(year: int, count: int = 1) -> range:
    """The next free serial numbers of a year. The row stays locked until the transaction ends."""
    ApprovalSerial.objects.get_or_create(year=year)
    ApprovalSerial.objects.filter(year=year).update(last=F("last") + count)
    last = ApprovalSerial.objects.values_list("last", flat=True).get(year=year)
    return range(last - count + 1, last + 1)


def number(prefix: str, year: int, serial: int) -> str:
    """As it stands on the page: "澄发 2026-0713"."""
    return f"{prefix} {year}-{serial:04}".strip()


def prefix_for(obj: Any) -> str:
    """The prefix that the society of the object's site sets for its approval numbers."""
    page = obj.get_parent() if isinstance(obj, PublicRecord) else obj
    site = page.get_site() if isinstance(page, Page) else None
    site = site or Site.objects.filter(is_default_site=True).first()
    row = SocietySettings.objects.filter(site=site).values_list("signatory", flat=True).first()
    return row or ""


def approval(
    obj: Any,
    revision: Revision | None,
    signatures: Iterable[Signature],
    *,
    authors: Iterable[int] = (),
    moment: datetime.datetime | None = None,
    route: str = Route.CHAIN,
    workflow_state_id: int | None = None,
    note: str = "",
    content: dict[str, Any] | None = None,
    version: int | None = None,
) -> Approval:
    """An unsaved and yet unnumbered record that exactly this content was approved.

    `version` is its number among those of the object, when the caller has it at hand.
    """
    content = content or digest.canonical(obj)
    signed = [asdict(signature) for signature in signatures]
    key = gated.key_of(obj)
    version = version or next_version(key)
    return Approval(
        key=key,
        title=str(getattr(obj, "title", None) or obj)[:255],
        version=version,
        **(_told(obj) if version > 1 else {}),
        revision_id=revision.pk if revision else None,
        digest=digest.digest_of(content),
        frozen=zlib.compress(digest.encode(content), 6),
        route=route,
        signatures=signed,
        signer_role=signed[-1]["role"] if signed else "",
        authors=sorted(authors),
        workflow_state_id=workflow_state_id,
        recorded_at=moment or timezone.now(),
        note=note,
        audience=seals.audience_of(obj),
    )


def about(approval: Approval, signature: Signature) -> Approval:
    """An unsaved record that somebody signed afterwards for an approval. It covers no content of its own."""
    return Approval(
        key=f"{Approval._meta.label_lower}:{approval.pk}",
        revision_id=approval.revision_id,
        digest=approval.digest,
        title=approval.title,
        version=approval.version,
        audience=approval.audience,
        route=Route.AFTERWARDS,
        signatures=[asdict(signature)],
        signer_role=signature.role,
        authors=approval.authors,
        recorded_at=timezone.now(),
        confirms=approval,
    )


def next_version(key: str) -> int:
    """The number of the version to be approved; a signature given afterwards makes none."""
    rows = Approval.objects.filter(key=key, confirms=None)
    return (rows.aggregate(last=Max("version"))["last"] or 0) + 1


def _told(obj: Any) -> dict[str, Any]:
    """What readers are told of this version; there is nothing to tell of the first."""
    change = getattr(obj, "change", "")
    if change not in TOLD:
        return {"change": change}
    corrections = bodies.raw_of(obj.corrections) if change == Change.CORRECTION else []
    return {
        "change": change,
        "change_note": obj.change_note,
        "corrections": [{name: block["value"].get(name) or "" for name in ("where", "old", "new")}
                        for block in corrections],
    }  # fmt: skip


def absence(
    key: str,
    signatures: Iterable[Signature],
    *,
    authors: Iterable[int] = (),
    moment: datetime.datetime | None = None,
    route: str,
    note: str = "",
) -> Approval:
    """As `approval`, for a record that was deleted: that it is not there is approved."""
    signed = [asdict(signature) for signature in signatures]
    return Approval(
        key=key,
        route=route,
        signatures=signed,
        signer_role=signed[-1]["role"] if signed else "",
        authors=sorted(authors),
        recorded_at=moment or timezone.now(),
        note=note,
    )


def keep(approvals: list[Approval], prefix: str) -> list[Approval]:
    """Numbers and saves records, in their order, a constant number of statements a year."""
    by_year: dict[int, list[Approval]] = {}
    for made in approvals:
        by_year.setdefault(timezone.localtime(made.recorded_at).year, []).append(made)
    for year, group in sorted(by_year.items()):
        for made, serial in zip(group, serials(year, len(group)), strict=True):
            made.number = number(prefix, year, serial)
    return Approval.objects.bulk_create(approvals)
