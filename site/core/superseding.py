"""One file takes another's place: a successor is uploaded, and pages get drafts that show it.

Nothing becomes public here. Each draft goes through its chain; once readers see the successor and nothing
shows the old file any more, the old address leads on (core.views.superseded).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Page, ReferenceIndex

from core import media
from core.models import ShownMedia, SiteDocument, SiteImage
from core.swapping import Swap

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from django.contrib.auth.models import User

File = SiteImage | SiteDocument
LONGEST_CHAIN = 50


@dataclass(frozen=True, slots=True)
class Successor:
    """The document that is valid now, and the day since which readers see it."""

    document: SiteDocument
    since: datetime.date


def public_successor(document: SiteDocument) -> Successor | None:
    """The first of the files that came after this one which readers see, if they ever saw this one."""
    if not media.was_public(media.key_of(document)):
        return None
    seen = {document.pk}
    following = SiteDocument.objects.filter(supersedes=document).first()
    while following is not None and following.pk not in seen and len(seen) < LONGEST_CHAIN:
        key = media.key_of(following)
        if media.is_public(key):
            since = ShownMedia.objects.filter(media=key).values_list("since", flat=True).first()
            return Successor(following, timezone.localdate(since or following.created_at))
        seen.add(following.pk)
        following = SiteDocument.objects.filter(supersedes=following).first()
    return None


@dataclass(frozen=True, slots=True)
class Place:
    """Something that shows a file. `problem` says why no draft of it can be made here, "" when one can."""

    obj: Any
    title: str
    public: bool
    in_review: bool
    problem: str = ""


def places(item: File, user: User) -> list[Place]:
    """What shows this file in its newest draft, or has no drafts and shows it."""
    return _places(_candidates(item), item, user)


def ready(old: File, new: File, user: User) -> list[Place]:
    """Whose newest draft shows the successor."""
    return _places(_candidates(old) | _candidates(new), new, user)


def _candidates(item: File) -> set[tuple[int, str]]:
    """Pages and records that may name the file: by Wagtail's index of references, and what readers see."""
    page_type = ContentType.objects.get_for_model(Page).pk
    owners = [owner.partition(":") for owner in media.owners_of(media.key_of(item))]
    pages = {(page_type, pk) for label, _colon, pk in owners if label == "wagtailcore.page"}
    rows = ReferenceIndex.get_references_to(item).values_list("base_content_type", "object_id")
    return pages | set(rows)


def _places(candidates: set[tuple[int, str]], item: File, user: User) -> list[Place]:
    owners = set(media.owners_of(media.key_of(item)))
    return [
        _place(obj, user, public=_key(obj) in owners) for obj in _objects(candidates) if _names(obj, item)
    ]


def _objects(candidates: set[tuple[int, str]]) -> Iterator[Any]:
    """Each once: Wagtail's index has a page both as a page and as what it is."""
    seen: set[str] = set()
    for type_id, pk in sorted(candidates):
        model = ContentType.objects.get_for_id(type_id).model_class()
        obj = model._default_manager.filter(pk=pk).first() if model else None
        if obj is None or isinstance(obj, File) or _key(obj) in seen:
            continue
        seen.add(_key(obj))
        yield obj.specific if isinstance(obj, Page) else obj


def _names(obj: Any, item: File) -> bool:
    return not isinstance(obj, DraftStateMixin) or Swap(item, item).is_named_in(_newest(obj))


def _place(obj: Any, user: User, *, public: bool) -> Place:
    problem = ""
    if not isinstance(obj, DraftStateMixin):
        problem = _("Change it there by hand.")
    elif isinstance(obj, Page) and not obj.permissions_for_user(user).can_edit():
        problem = _("You may not edit this page. Ask somebody who may to put the new file in.")
    elif isinstance(obj, Page) and obj.get_lock() and obj.get_lock().for_user(user):
        problem = _("The page is locked. Put the new file in when it is free again.")
    return Place(
        obj=obj,
        title=getattr(obj, "draft_title", "") or str(obj),
        public=public,
        in_review=bool(getattr(obj, "workflow_in_progress", False)),
        problem=problem,
    )


def put_in_place(old: File, new: File, user: User) -> list[Place]:
    """Gives what shows the old file a draft that shows the new one. Gives the places it was put into."""
    done = []
    for place in places(old, user):
        if place.problem:
            continue
        draft = Swap(old, new).applied_to(_newest(place.obj))
        # Not cleaned: a draft may be unfinished, and only the file is exchanged here.
        draft.save_revision(user=user, log_action=True, clean=False)
        done.append(place)
    return done


def _newest(obj: Any) -> Any:
    return obj.get_latest_revision_as_object()


def _key(obj: Any) -> str:
    return f"wagtailcore.page:{obj.pk}" if isinstance(obj, Page) else f"{obj._meta.label_lower}:{obj.pk}"
