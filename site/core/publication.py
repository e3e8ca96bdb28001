"""The two moments of public life: something appeared, something left.

Both write or remove everything that is derived from what is public: entries, lists, the use of media,
and whatever subscribed (the search text, later the page store). They are called inside the transaction
that publishes, so that nothing derived can be older or newer than the thing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from wagtail.models import Page

from core import generation, kinds, restrictions
from core.entries import ZONE, page_key
from core.images import make_missing_renditions, share_files
from core.media import note_shown
from core.models import Listing, MediaUse, PublicEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from core.kinds import EntryDraft, Kind

# Subscribers get `page`, `kind` and `entries` (by path below the page). They run in the transaction.
entries_written = Signal()
# Subscribers get `entry_ids`, before the rows are removed.
entries_removing = Signal()


def key_of(page: Any) -> str:
    """The name of a page, or of a record with an address of its own, in entries, approvals and seals."""
    return page_key(page.pk) if isinstance(page, Page) else f"{page._meta.label_lower}:{page.pk}"


def is_public(page: Any) -> bool:
    """Live, routable, not an alias standing in for a translation, and not restricted."""
    return bool(
        page.live
        and page.alias_of_id is None
        and page.get_url_parts() is not None
        and not restrictions.is_restricted(page)
    )


def appeared(page: Any) -> None:
    """Writes what is derived from a page or record; removes it when it is not public after all."""
    page = _specific(page)
    kind = kinds.of(type(page))
    if kind is None:
        return
    with transaction.atomic():
        before = PublicEntry.objects.filter(key=key_of(page)).values_list("path", flat=True).first()
        if not is_public(page):
            _remove([key_of(page), *map(key_of, records_below(page))])
        else:
            _write(page, kind)
            if before != page.get_url_parts()[2]:
                _moved(page, before)
        generation.bump()


def _moved(page: Any, before: str | None) -> None:
    """What lies below a page has the page's address in its own."""
    if before and isinstance(page, Page):
        for child in page.get_children().live():
            appeared(child)
    for record in records_below(page):
        appeared(record)


def _specific(page: Any) -> Any:
    return page.specific if isinstance(page, Page) else page


def records_below(page: Any) -> Iterator[Any]:
    """The live records whose addresses lie below this page."""
    if isinstance(page, Page):
        for kind in kinds.all_kinds():
            yield from kind.below_page(page)


def left(page: Any) -> None:
    """Removes everything derived from this page or record, and from the records below it."""
    remove([key_of(page), *map(key_of, records_below(page))])


def remove(owners: Iterable[str]) -> None:
    """Removes what is derived from these owners, whatever they are now."""
    with transaction.atomic():
        _remove(list(owners))
        generation.bump()


def subtree_changed(page: Page) -> None:
    """Call after a move, a new slug or a changed restriction: the page and all below are looked at again."""
    with transaction.atomic():
        for descendant in page.get_descendants(inclusive=True).specific().iterator(chunk_size=200):
            appeared(descendant)


def thing_changed(thing: Any) -> None:
    """Call when something appeared, left or changed that is no page but stands on pages."""
    with transaction.atomic():
        for kind in kinds.all_kinds():
            for page in kind.showing(thing):
                appeared(page)
        generation.bump()


def _remove(owners: Iterable[str]) -> None:
    rows = list(PublicEntry.objects.filter(owner__in=owners).values_list("pk", "translation_key"))
    if rows:
        ids = [pk for pk, _ in rows]
        entries_removing.send(sender=PublicEntry, entry_ids=ids)
        PublicEntry.objects.filter(pk__in=ids).delete()
        for key in {key for _, key in rows if key}:
            _link_translations(key)
    MediaUse.objects.filter(owner__in=owners).delete()


def _link_translations(key: Any) -> None:
    """Tells each language where the same content is public in the others."""
    rows = list(PublicEntry.objects.filter(translation_key=key))
    for row in rows:
        others = {other.language: other.path for other in rows if other.language != row.language}
        if row.alternates != others:
            row.alternates = others
            row.save(update_fields=["alternates"])


def _write(page: Any, kind: Kind) -> None:
    site_id, _, path = page.get_url_parts()
    owner = key_of(page)
    drafts = kind.entries(page)
    parent = page.get_parent().pk if not page.is_root() else None
    existing = {e.key: e for e in PublicEntry.objects.filter(owner=owner)}
    written: dict[str, PublicEntry] = {}
    use_media(owner, kind.media(page))
    shares = share_files(draft.picture_id for draft in drafts)
    for draft in drafts:
        row = existing.pop(draft.key or owner, None) or PublicEntry()
        _fill(row, draft, page=page, kind=kind, site_id=site_id, base=path, owner=owner, parent=parent)
        row.share = shares.get(draft.picture_id or 0, "")
        row.save()
        written[draft.path] = row
        _list(row, draft, page=page, kind=kind)
    if existing:
        gone = [row.pk for row in existing.values()]
        entries_removing.send(sender=PublicEntry, entry_ids=gone)
        PublicEntry.objects.filter(pk__in=gone).delete()
    if page.translation_key:
        _link_translations(page.translation_key)
    entries_written.send(sender=PublicEntry, page=page, kind=kind, entries=written)


def _fill(row, draft: EntryDraft, *, page, kind, site_id, base, owner, parent) -> None:
    row.site_id = site_id
    row.language = page.locale.language_code
    row.path = base + draft.path
    row.key = draft.key or owner
    row.owner = owner
    row.kind = draft.kind or kind.name
    row.object_id = draft.object_id or page.pk
    row.translation_key = page.translation_key if not draft.path else None
    row.depth = row.path.count("/") - 1 if draft.path else _depth(page)
    row.tree = page.path
    row.parent = parent
    row.listed = kind.listed or bool(draft.lists)
    row.in_menu = bool(page.show_in_menus and not draft.path and row.depth == 1)
    row.footer = draft.footer
    holds_lists = kind.section and not kind.listed and not draft.path
    row.furniture = row.in_menu or bool(row.footer) or row.depth == 0 or holds_lists
    row.title = draft.title
    row.summary = draft.summary
    row.meta = draft.meta
    row.moment = draft.moment or timezone.now()
    row.date = draft.date or row.moment.astimezone(ZONE).date()
    row.end = draft.end
    row.updated = page.last_published_at or row.moment
    row.picture_id = draft.picture_id
    row.tags = draft.tags
    row.facets = draft.facets


# Told by others, or by the moment of writing.
_NOT_COMPARED = {"id", "alternates", "share"}


def differences(page: Any) -> Iterator[str]:
    """What the derived rows of a live page or record say otherwise than it does itself; reads only."""
    page = _specific(page)
    kind = kinds.of(type(page))
    if kind is None:
        return
    owner = key_of(page)
    stored = {row.key: row for row in PublicEntry.objects.filter(owner=owner)}
    if not is_public(page):
        yield from (f"{row.path} is entered, but not public" for row in stored.values())
        return
    site_id, _, path = page.get_url_parts()
    around = {"site_id": site_id, "base": path, "owner": owner, "parent": page.get_parent().pk}
    for draft in kind.entries(page):
        row = stored.pop(draft.key or owner, None)
        if row is None:
            yield f"{path}{draft.path} is public, but not entered"
        else:
            yield from _row_differences(row, draft, page, kind, around)
    yield from (f"{row.path} is entered, but nothing stands behind it" for row in stored.values())
    used = set(MediaUse.objects.filter(owner=owner).values_list("media", flat=True))
    if used != kind.media(page):
        yield f"{path}: other files are noted than the page shows"


def _row_differences(row: PublicEntry, draft: EntryDraft, page, kind, around) -> Iterator[str]:
    wanted = PublicEntry()
    _fill(wanted, draft, page=page, kind=kind, **around)
    columns = [
        field.attname for field in PublicEntry._meta.concrete_fields if field.name not in _NOT_COMPARED
    ]
    differ = [name for name in columns if getattr(row, name) != getattr(wanted, name)]
    if differ:
        yield f"{row.path}: {', '.join(differ)} differ from the page"
    if dict(row.listings.values_list("list", "moment")) != _lists(wanted, draft, page=page, kind=kind):
        yield f"{row.path}: stands in other lists than it belongs to"


def _depth(page) -> int:
    """0 for the home of a language, 1 for what stands in the menu, and so on."""
    return page.depth - 2


def _list(row: PublicEntry, draft: EntryDraft, *, page, kind) -> None:
    moments = _lists(row, draft, page=page, kind=kind)
    held = dict(row.listings.values_list("list", "moment"))
    if held == moments:
        return
    if held:
        row.listings.all().delete()
    Listing.objects.bulk_create(Listing(list=name, moment=at, entry=row) for name, at in moments.items())


def _lists(row: PublicEntry, draft: EntryDraft, *, page, kind) -> dict[str, datetime]:
    """Every list an entry belongs to, and its moment in it: its sections, its kind, each with each topic."""
    names = set(draft.lists)
    if kind.listed or draft.lists:
        names.add(f"{row.site_id}|{row.language}|kind:{row.kind}")
    if kind.listed:
        bases = [f"section:{pk}" for pk in _sections(page)]
        bases.append(f"{row.site_id}|{row.language}|all")
        names.update(bases)
        names.update(f"{base}|tag:{tag}" for base in bases for tag in row.tags)
    return {**dict.fromkeys(sorted(names), row.moment), **draft.placed}


def _sections(page) -> list[int]:
    return list(page.get_ancestors().filter(depth__gt=2).values_list("pk", flat=True))


def use_media(owner: str, media: set[str]) -> None:
    """Says which files something public shows; makes their renditions if they are missing."""
    have = set(MediaUse.objects.filter(owner=owner).values_list("media", flat=True))
    if have - media:
        MediaUse.objects.filter(owner=owner, media__in=have - media).delete()
    MediaUse.objects.bulk_create(MediaUse(owner=owner, media=m) for m in sorted(media - have))
    note_shown(media - have)
    make_missing_renditions(int(m.partition(":")[2]) for m in media if m.startswith("image:"))
