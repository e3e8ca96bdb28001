"""The one recorded way to publish many things at once: demonstrations, benchmarks, an old site's archive.

It is the only way round a chain. Who calls it names the people who answer for it and says why; both are
kept in every approval it records, and nobody is named for what they wrote.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.signals import page_published, published

from approval import authors, covering, digest, gated, preparing, recording, seals
from approval.enums import Route
from approval.models import Approval
from approval.naming import name_of
from approval.refusals import RefusedError

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Moment = datetime.datetime | Callable[[Any], datetime.datetime] | None
BATCH = 200
# Steps are signed one after the other, the last at the moment of publication.
BETWEEN_STEPS = datetime.timedelta(minutes=25)


def publish_in_bulk(
    objects: Iterable[Any],
    *,
    signers: Iterable[tuple[str, User]],
    when: Moment = None,
    note: str,
) -> list[Approval]:
    """Records an approval for each saved draft (pages, people) and publishes it.

    `signers` are (step, person) pairs in their order, the last one signs for publication. `when` is the
    moment of publication, or a function from object to moment; in the past for what was published before.
    Objects are published in the order given: parents before children. Each batch is one transaction.
    Raises RefusedError before anything of a batch is written.
    """
    people = list(signers)
    _demand_answerable(people, note)
    made: list[Approval] = []
    for batch in _batches(objects):
        with seals.hold(), disable_reference_index_auto_update():
            made += _publish_batch(batch, people, when, note)
    return made


def save_in_bulk(
    objects: Iterable[Any],
    *,
    signers: Iterable[tuple[str, User]],
    when: datetime.datetime | None = None,
    note: str,
) -> list[Approval]:
    """Saves records (settings, departments, topics …) and records that they, and what shows them, are approved.

    `signers`, `when` and `note` as in `publish_in_bulk`. One transaction.
    """
    people = list(signers)
    _demand_answerable(people, note)
    offices = {user.pk: _office(user) for _step, user in people}
    signatures = _signatures(people, offices, when or timezone.now())
    with covering.covered(signatures, route=Route.BULK, note=note, moment=when) as made:
        for obj in objects:
            obj.save()
    return made


def _demand_answerable(signers: list[tuple[str, User]], note: str) -> None:
    if not note.strip():
        raise RefusedError(_("Say why this is published without a chain of review."))
    ids = [user.pk for _step, user in signers]
    if not ids or None in ids or len(set(ids)) < len(ids):
        raise RefusedError(_("Name the people who answer for it, each once."))
    if not all(user.is_active for _step, user in signers):
        raise RefusedError(_("Only active users can sign."))


def _batches(objects: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(objects)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _publish_batch(
    batch: list[Any], signers: list[tuple[str, User]], when: Moment, note: str
) -> list[Approval]:
    now = timezone.now()
    offices = {user.pk: _office(user) for _step, user in signers}
    known = {
        row.key: row
        for row in Approval.objects.filter(key__in=[gated.key_of(o) for o in batch], confirms=None).order_by(
            "pk"
        )
    }
    revisions, approvals, moments = [], [], []
    for obj in batch:
        obj = obj.specific if isinstance(obj, Page) else obj
        moment = (when(obj) if callable(when) else when) or now
        revision, draft = _draft(obj, moment)
        before = known.get(gated.key_of(obj))
        writers = _writers(draft, before)
        if writers & set(offices):
            raise RefusedError(_("Nobody answers for what they wrote: “%(title)s”.") % {"title": draft})
        signatures = _signatures(signers, offices, moment)
        approvals.append(
            recording.approval(
                draft,
                revision,
                signatures,
                authors=writers,
                moment=moment,
                route=Route.BULK,
                note=note,
                version=before.version + 1 if before else 1,
            )
        )
        revisions.append((revision, draft))
        moments.append(moment)
    recording.keep(approvals, recording.prefix_for(batch[0]))
    for (revision, draft), moment in zip(revisions, moments, strict=True):
        if gated.key_of(draft) not in known:
            draft.first_published_at = None
        _publish(revision, draft, moment)
    _log(revisions, signers[-1][1], note)
    return approvals


def _draft(obj: Any, moment: datetime.datetime) -> tuple[Revision, Any]:
    if obj.latest_revision is None:
        revision = obj.save_revision(clean=False)
        return revision, preparing.prepare(revision, moment, obj)
    return obj.latest_revision, preparing.prepare(obj.latest_revision, moment)


def _office(user: User) -> str:
    return user.groups.order_by("role__role", "name").values_list("name", flat=True).first() or ""


def _writers(draft: Any, approval: Approval | None) -> set[int]:
    """As authors.of, in one statement where there is no earlier approval and no new picture or file."""
    if approval is not None or digest.media_of(draft):
        return authors.of(draft, approval)
    people = set(Revision.objects.for_instance(draft).values_list("user_id", flat=True))
    people.add(getattr(draft, "owner_id", None))
    return {person for person in people if person is not None}


def _signatures(
    signers: list[tuple[str, User]], offices: dict[int, str], moment: datetime.datetime
) -> list[recording.Signature]:
    last = len(signers) - 1
    return [
        recording.Signature(
            step=step,
            user=user.pk,
            name=name_of(user),
            role=offices[user.pk],
            at=timezone.localtime(moment - (last - n) * BETWEEN_STEPS).isoformat(),
        )
        for n, (step, user) in enumerate(signers)
    ]


def _publish(revision: Revision, draft: Any, moment: datetime.datetime) -> None:
    draft.live, draft.expired, draft.has_unpublished_changes = True, False, False
    draft.first_published_at = draft.first_published_at or moment
    draft.last_published_at = moment
    draft.live_revision = draft.latest_revision = revision
    if isinstance(draft, Page):
        draft.draft_title = draft.title
        draft.save(clean=False)
        page_published.send(sender=type(draft), instance=draft, revision=revision)
    else:
        draft.save()
    published.send(sender=type(draft), instance=draft, revision=revision)


def _log(revisions: list[tuple[Revision, Any]], user: User, note: str) -> None:
    now = timezone.now()
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            content_type=ContentType.objects.get_for_model(type(draft)),
            page_id=draft.pk,
            label=draft.title[:250],
            action="wagtail.publish",
            user=user,
            revision=revision,
            timestamp=now,
            data={"note": note},
            content_changed=True,
        )
        for revision, draft in revisions
        if isinstance(draft, Page)
    )
