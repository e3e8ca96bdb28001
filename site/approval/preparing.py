"""What a piece is given before anybody signs it, since it is part of what is signed: a number out of a register.

A room registers a function; it is asked when a piece is submitted, and on every way to the public that begins
without a submission.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.models import Revision

if TYPE_CHECKING:
    import datetime

Preparation = Callable[[Any, "datetime.datetime"], Iterable[str]]
_preparations: list[Preparation] = []


def register(preparation: Preparation) -> Preparation:
    """`preparation` gets a draft and the moment of its publication, as far as that is known. It sets fields of
    the draft, gives their names, and raises RefusedError for what can't be published at all."""
    _preparations.append(preparation)
    return preparation


def prepare(revision: Revision, moment: datetime.datetime | None = None, draft: Any = None) -> Any:
    """Completes a version before it is signed; gives its object, which may be at hand as `draft`.

    The version keeps its number and its author.
    """
    draft = revision.as_object() if draft is None else draft
    moment = moment or timezone.now()
    changed = {name for preparation in _preparations for name in preparation(draft, moment)}
    if changed:
        data = draft.serializable_data()
        revision.content = {**revision.content, **{name: data[name] for name in changed}}
        # Not by `save`: nobody has written anything, and no signature is given yet that it could make void.
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    return draft
