"""A consent ended: the name goes at once, from everything that readers get.

Nobody signs it, because it can only hide more and the law gives it no delay (Personal Information Protection Law,
个人信息保护法, articles 15 and 47). It is recorded with person and time, never taken back, and told in the list.
Whoever is to be named again is entered anew, with a new consent, and goes through the chain.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.log_actions import log

from approval.models import Version
from core import publication
from donations.models import HiddenName, HonourEntry, HonourRollPage

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

LOG_ACTION = "donations.hide_name"


@dataclass(frozen=True, slots=True)
class Place:
    """An entry with this name: on which roll, and in which version readers may still read it (0: the current one)."""

    ref: str
    page_id: int
    title: str
    shown: str
    version: int = 0


def bare(name: str) -> str:
    """A name as it is compared: without spaces and differences of width."""
    return "".join(unicodedata.normalize("NFKC", name).split()).lower()


def places_of(name: str) -> list[Place]:
    """Every entry with this name that readers get, on all rolls, in what is public now or is still readable."""
    wanted = bare(name)
    if not wanted:
        return []
    hidden = HiddenName.objects.refs()
    found: dict[str, Place] = {}
    for place, stands_as in [*_current(), *_earlier()]:
        if wanted in stands_as and place.ref not in hidden and place.ref not in found and place.shown:
            found[place.ref] = place
    return list(found.values())


def _current() -> Iterator[tuple[Place, set[str]]]:
    rows = HonourEntry.objects.filter(page__live=True).select_related("page").exclude(shown="")
    columns = ("ref", "page_id", "page__title", "shown", "name", "nickname")
    for ref, page_id, title, shown, name, nickname in rows.values_list(*columns):
        yield Place(ref, page_id, title, shown), {bare(name), bare(nickname)}


def _earlier() -> Iterator[tuple[Place, set[str]]]:
    """What stands in versions that were replaced, and that readers may still read."""
    keys = {
        publication.page_key(pk): (pk, title)
        for pk, title in HonourRollPage.objects.values_list("pk", "title")
    }
    versions = Version.objects.readable().filter(key__in=keys).select_related("approval")
    for version in versions.iterator(chunk_size=10):
        page_id, title = keys[version.key]
        for row in version.approval.content.get("fields", {}).get("entries", []):
            names = {bare(row.get("name") or ""), bare(row.get("nickname") or "")}
            place = Place(row["ref"], page_id, title, row.get("shown") or "", version.approval.version)
            yield place, names


def hide(
    refs: Iterable[tuple[str, int]], user: Any, *, withdrawn_on: datetime.date, note: str = ""
) -> list[HiddenName]:
    """Hides entries, given as (ref, page id), and writes everything derived from their rolls anew."""
    made = []
    with transaction.atomic():
        for ref, page_id in refs:
            row, is_new = HiddenName.objects.get_or_create(
                ref=ref,
                defaults={"page_id": page_id, "hidden_by": user, "withdrawn_on": withdrawn_on, "note": note},
            )
            if is_new:
                made.append(row)
        hidden = {row.ref for row in made}
        pages = {row.page_id for row in made}
        pages |= set(HonourEntry.objects.filter(ref__in=hidden).values_list("page_id", flat=True))
        for page in HonourRollPage.objects.filter(pk__in=pages):
            # The log names the entries by their words alone.
            log(instance=page, action=LOG_ACTION, user=user, data={"entries": sorted(hidden)})
            if page.live:
                publication.appeared(page)
    return made
