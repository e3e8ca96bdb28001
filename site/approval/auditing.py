"""Proves from outside that everything public was approved, and that every public file is the approved one.

It believes no seal: each live object is read again and digested, each approval's frozen content is hashed,
each file is read from the disk, each derived row is compared with what it is derived from.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.core.files.storage import default_storage
from wagtail.models import Page

from approval import digest, gate, gated, seals
from approval.enums import Route
from approval.gated import Family
from approval.models import Approval, Seal, Version
from core import kinds, publication
from core.media import inventory
from core.models import MediaUse, PublicEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHUNK = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was approved. `what` is a stable word for programs."""

    what: str
    key: str
    message: str

    def as_dict(self) -> dict[str, str]:
        return asdict(self)


# What other rooms keep of public things is theirs to compare: a word for programs, and what they find.
_others: list[tuple[str, Callable[[], Iterator[str]]]] = []


def ask_also(what: str, problems: Callable[[], Iterator[str]]) -> None:
    """Has the audit ask a room that approval does not know."""
    _others.append((what, problems))


def findings(progress: Callable[[int], None] = lambda number: None) -> Iterator[Finding]:
    """Everything that is wrong, in one reading of all that is public. `progress` is told how many were read."""
    for problem in gate.problems():
        yield Finding("gate", "", problem)
    for number, obj in enumerate(live_objects(), start=1):
        yield from of_object(obj)
        progress(number)
    yield from _seals_of_nothing()
    yield from _entries_of_nothing()
    yield from files()
    for what, problems in _others:
        yield from (Finding(what, "", message) for message in problems())


def live_objects() -> Iterator[Any]:
    """Every page, snippet and record whose own row says that it is public."""
    pages = Page.objects.filter(live=True, depth__gt=1).order_by("path")
    yield from pages.specific().iterator(chunk_size=CHUNK)
    for model, family in gated.models():
        rows = model._base_manager.order_by("pk")
        if family is Family.SNIPPET:
            yield from rows.filter(live=True).iterator(chunk_size=CHUNK)
        elif family is Family.RECORD:
            yield from (row for row in rows.iterator(chunk_size=CHUNK) if not gated.is_free(row))


# --- One object -------------------------------------------------------------------------------------


def of_object(obj: Any) -> Iterator[Finding]:
    key = gated.key_of(obj)
    seal = Seal.objects.filter(pk=key).first()
    if seal is None or not seal.approval_id:
        yield Finding("unsealed", key, f"{obj} is live and was not approved")
        return
    approval = Approval.objects.filter(pk=seal.approval_id).first()
    if approval is None:
        yield Finding("stale", key, f"{obj} changed and nobody approved the change")
        return
    yield from (Finding(what, key, f"{obj}: {message}") for what, message in _wrong(obj, seal, approval))
    if kinds.of(type(obj)) is not None:
        yield from (Finding("derived", key, message) for message in publication.differences(obj))


def _wrong(obj: Any, seal: Seal, approval: Approval) -> Iterator[tuple[str, str]]:
    content = digest.canonical(obj)
    if approval.key != seal.pk:
        yield "approval", "its approval is that of something else"
    if digest.digest_of(content) != approval.digest:
        yield "content", "differs from what was approved"
    if approval.frozen and digest.digest_of(approval.content) != approval.digest:
        yield "approval", "the recorded content is not that of the recorded digest"
    if problem := _signature_problem(approval):
        yield "signatures", problem
    if approval.pk < seal.floor:
        yield "superseded", "is public under an approval that was superseded or withdrawn"
    if approval.audience != seals.audience_of(obj) and approval.audience != "public":
        yield "audience", "was approved for some and is public to everybody"
    told = getattr(obj, "first_published_at", None)
    if told and seal.first_published_at and told != seal.first_published_at:
        yield "date", "tells another day of first publication than the record"
    version = Version.objects.filter(key=seal.pk).order_by("-published_at", "-pk").first()
    if version and getattr(obj, "last_published_at", None) != version.published_at:
        yield "date", "tells another moment of publication than the record"
    if set(seal.files.values_list("media", flat=True)) != {row["key"] for row in content["files"]}:
        yield "files", "other files are noted than it names"


def _signature_problem(approval: Approval) -> str:
    """A chain has two signers at least, none of them an author; any other way names who answers for it."""
    signers = [row.get("user") for row in approval.signatures]
    if not signers or None in signers:
        return "nobody is named under its approval"
    if approval.route == Route.CHAIN:
        if len(set(signers)) < 2 or len(set(signers)) < len(signers):
            return "its steps were not signed by different people"
        if set(signers) & set(approval.authors):
            return "an author is among those who signed"
    return ""


def _seals_of_nothing() -> Iterator[Finding]:
    for seal in Seal.objects.filter(approval__isnull=False).iterator(chunk_size=CHUNK):
        obj = gated.load(seal.pk)
        if obj is None or not gated.is_live(obj):
            yield Finding("seal", seal.pk, "a seal says that this is public, and it is not there or not live")


def _entries_of_nothing() -> Iterator[Finding]:
    """Derived rows that nothing live stands behind."""
    live = {gated.key_of(page) for page in Page.objects.filter(live=True, depth__gt=1)}
    live |= {gated.key_of(row) for kind in kinds.of_records() for row in kind.live()}
    labels = {gated.label_of(kind.model) for kind in kinds.all_kinds()}
    for model in (PublicEntry, MediaUse):
        owners = model._default_manager.values_list("owner", flat=True)
        for owner in sorted(set(owners.distinct()) - live):
            if "@" not in owner and owner.partition(":")[0] in labels:
                yield Finding("derived", owner, f"{model._meta.label} has rows of what is not live")


# --- Files ------------------------------------------------------------------------------------------


def files() -> Iterator[Finding]:
    """Each file that readers get, read from the disk and hashed."""
    for stored in inventory.every_public_file():
        for name, sha256 in ((stored.name, stored.sha256), *stored.renditions):
            if problem := _file_problem(name, sha256):
                yield Finding("file", stored.key, f"{name}: {problem}")


def _file_problem(name: str, sha256: str) -> str:
    try:
        with default_storage.open(name) as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "is missing"
    return "" if found == sha256 else "is not the file that was approved"


# --- Taking down ------------------------------------------------------------------------------------

# What readers would get wrong; a derived row is written anew instead.
GRAVE = {"unsealed", "stale", "content", "approval", "superseded", "audience", "date", "signatures"}


def take_down(finding: Finding) -> str:
    """Takes what is not approved from the readers, and says how; "" where only a person can."""
    obj = gated.load(finding.key) if finding.key and finding.what != "file" else None
    if obj is None:
        return ""
    family = gated.family(type(obj))
    if finding.what == "derived" and kinds.of(type(obj)) is not None:
        publication.appeared(obj)
        return "written anew"
    if finding.what not in GRAVE or family is Family.RECORD:
        return ""
    obj.unpublish(log_action="wagtail.unpublish")
    if family is Family.PAGE:
        publication.left(obj)
    return "taken down"
