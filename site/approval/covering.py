"""Approvals for everything that one transaction changes, all under the same signatures."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from approval import gated, recording, seals
from approval.models import Approval, Seal

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from approval.recording import Signature


@contextmanager
def covered(
    signatures: Iterable[Signature],
    *,
    route: str,
    authors: Iterable[int] = (),
    note: str = "",
    moment: datetime.datetime | None = None,
) -> Iterator[list[Approval]]:
    """What becomes different within is approved by these people: what was saved, and what shows it.

    The approvals are in the list once the block has ended.
    """
    made: list[Approval] = []
    with seals.hold():
        known = stale_keys()
        yield made
        for key in sorted(stale_keys() - known):
            made.append(_approval(key, list(signatures), sorted(authors), route, note, moment))
        _keep(made)


def stale_keys() -> set[str]:
    """What is public and was changed in this transaction, and nobody has looked yet."""
    return set(Seal.objects.filter(approval_id=seals.STALE).values_list("pk", flat=True))


def _approval(
    key: str,
    signatures: list[Signature],
    authors: list[int],
    route: str,
    note: str,
    moment: datetime.datetime | None,
) -> Approval:
    obj = gated.load(key)
    if obj is None:
        return recording.absence(key, signatures, authors=authors, route=route, note=note, moment=moment)
    revision = getattr(obj, "live_revision", None)
    return recording.approval(
        obj, revision, signatures, authors=authors, route=route, note=note, moment=moment
    )


def _keep(made: list[Approval]) -> None:
    by_prefix: dict[str, list[Approval]] = {}
    for approval in made:
        by_prefix.setdefault(recording.prefix_for(gated.load(approval.key)), []).append(approval)
    for prefix, group in by_prefix.items():
        recording.keep(group, prefix)
