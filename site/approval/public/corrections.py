"""The public list of corrections and withdrawals, and its feeds. What was taken down quietly is in none."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from approval import closing
from approval.enums import Change
from approval.models import Version, Withdrawal
from core import entries, feeds, headers, shell, sites
from core.entries import ZONE
from core.models import PublicEntry
from core.presentation import ChangeNote, Head
from core.standing import StandingAddress

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet
    from django.http import HttpRequest

PER_PAGE = 20
TITLE = gettext_lazy("Corrections and withdrawals")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the list: a moment and, of two at the same moment, which one."""

    moment: datetime.datetime
    mark: str

    def __str__(self) -> str:
        return f"{self.moment.astimezone(datetime.UTC):%Y%m%dT%H%M%S%f}-{self.mark}"

    @classmethod
    def read(cls, text: str) -> Place | None:
        """The place an address names, None for anything that is none."""
        moment, _dash, mark = text.partition("-")
        if not (len(mark) < 20 and mark[:1] in {"c", "w"} and mark[1:].isascii() and mark[1:].isdigit()):
            return None
        try:
            found = datetime.datetime.strptime(f"{moment}+0000", "%Y%m%dT%H%M%S%f%z")
        except ValueError:
            return None
        return cls(found, mark)


@dataclass(frozen=True, slots=True)
class Told:
    """A correction or a withdrawal, and where it stands in the list."""

    place: Place
    note: ChangeNote


def newest(home: PublicEntry, limit: int, before: Place | None = None) -> list[Told]:
    """What comes before a place in the list, the newest first. Three statements."""
    found = [*_corrections(home, limit, before), *_withdrawals(home, limit, before)]
    found.sort(
        key=lambda told: (told.place.moment, told.place.mark[0], int(told.place.mark[1:])), reverse=True
    )
    return found[:limit]


def _before(rows: QuerySet, field: str, letter: str, before: Place | None) -> QuerySet:
    """Corrections stand behind withdrawals of the same moment: "c" comes before "w"."""
    rows = rows.order_by(f"-{field}", "-pk")
    if before is None:
        return rows
    at, earlier = Q(**{field: before.moment}), Q(**{f"{field}__lt": before.moment})
    if before.mark[0] == letter:
        earlier |= at & Q(pk__lt=int(before.mark[1:]))
    elif letter < before.mark[0]:
        earlier |= at
    return rows.filter(earlier)


def _corrections(home: PublicEntry, limit: int, before: Place | None) -> list[Told]:
    """Corrections of what is public, or was withdrawn with a public reason."""
    here = {"site_id": home.site_id, "language": home.language, "key": OuterRef("key")}
    rows: QuerySet[Version] = Version.objects.told().filter(
        Exists(entries.public().filter(**here)) | Exists(Withdrawal.objects.told().filter(**here)),
        approval__change=Change.CORRECTION,
    )
    rows = _before(rows, "published_at", "c", before).select_related("approval").defer("approval__frozen")
    versions = list(rows[:limit])
    paths = _paths(home, {version.key for version in versions})
    return [_correction(version, paths.get(version.key, "")) for version in versions]


def _paths(home: PublicEntry, keys: Iterable[str]) -> dict[str, str]:
    rows = entries.public().filter(site_id=home.site_id, key__in=keys).values_list("key", "path")
    down = Withdrawal.objects.told().filter(site_id=home.site_id, key__in=keys).values_list("key", "path")
    return dict(rows.order_by().union(down.order_by()))


def _correction(version: Version, path: str) -> Told:
    note = closing.note_of(version, version.approval, path)
    place = Place(version.published_at, f"c{version.pk}")
    return Told(place, replace(note, title=version.approval.title, url=path))


def _withdrawals(home: PublicEntry, limit: int, before: Place | None) -> list[Told]:
    rows = Withdrawal.objects.told().filter(site_id=home.site_id, language=home.language)
    return [_withdrawal(row) for row in _before(rows, "withdrawn_at", "w", before)[:limit]]


def _withdrawal(row: Withdrawal) -> Told:
    moment = row.withdrawn_at or row.requested_at
    note = ChangeNote(
        "withdrawal",
        moment.astimezone(ZONE),
        text=row.public_reason,
        title=row.title,
        url=row.path,
    )
    return Told(Place(moment, f"w{row.pk}"), note)


# --- The page -----------------------------------------------------------------------------------------


def answer(request: HttpRequest, home: PublicEntry, rest: str) -> HttpResponse | None:
    path = f"{home.path}{ADDRESS.path}"
    if rest in feeds.TYPES:
        key = ("corrections", home.pk, rest)
        return feeds.of(request, rest, key, lambda: _feed(request, home, path, rest))
    return _page(request, home, path) if rest == "" else None


def _page(request: HttpRequest, home: PublicEntry, path: str) -> HttpResponse:
    asked = request.GET.get("before", "")
    before = Place.read(asked)
    if asked and before is None:
        return HttpResponseRedirect(path)
    found = newest(home, PER_PAGE + 1, before)
    shown = found[:PER_PAGE]
    place = sites.place_of(request)
    title = str(TITLE)
    society = shell.society(home.site_id, home.language).name
    head = Head(
        title=f"{title} - {society}" if society else title,
        description=_description(),
        canonical=shell.absolute(place, f"{path}?before={before}" if before else path),
        feeds=feeds.head_links(path, title),
    )
    surroundings = shell.around(
        request, home.site_id, home.language, path, head=head,
        crumbs=shell.crumbs([home, PublicEntry(title=title, path=path)]),
        translated=_translated(home),
    )  # fmt: skip
    context = {
        "shell": surroundings,
        "title": title,
        "summary": _description(),
        "notes": [told.note for told in shown],
        "first_url": path if before else "",
        "next_url": f"{path}?before={shown[-1].place}" if len(found) > PER_PAGE else "",
        "feeds": feeds.links(path),
    }
    return headers.protect(HttpResponse(get_template("approval/corrections.html").render(context)))


def _description() -> str:
    return _("What we published and had to correct or withdraw, the newest first.")


def _translated(home: PublicEntry) -> dict[str, str]:
    homes = [entry for entry in shell.furniture(home.site_id) if entry.depth == 0]
    return {e.language: f"{e.path}{ADDRESS.path}" for e in homes if e.language != home.language}


# --- The feed -----------------------------------------------------------------------------------------


def _feed(request: HttpRequest, home: PublicEntry, path: str, rest: str) -> feeds.Feed:
    place = sites.place_of(request)
    society = shell.society(home.site_id, home.language).name
    found = newest(home, feeds.ITEMS)
    return feeds.Feed(
        title=f"{TITLE} - {society}" if society else str(TITLE),
        description=_description(),
        url=shell.absolute(place, path),
        own_url=shell.absolute(place, path + rest),
        language=sites.HTML_LANGUAGES.get(home.language, home.language),
        author=society or place.hostname,
        updated=max((told.place.moment for told in found), default=home.updated),
        items=[_item(place, told) for told in found],
    )


def _item(place: sites.Place, told: Told) -> feeds.Item:
    note = told.note
    moment = timezone.localtime(told.place.moment)
    words = {"title": note.title}
    title = (_("Withdrawn: %(title)s") if note.kind == "withdrawal" else _("Corrected: %(title)s")) % words
    lines = [note.text, *(_passage(passage) for passage in note.corrections)]
    summary = "\n".join(line for line in lines if line)
    return feeds.Item(
        id=f"tag:{place.hostname},{moment:%Y-%m-%d}:corrections/{told.place.mark}",
        url=shell.absolute(place, note.url),
        title=title,
        summary=summary,
        html="",
        published=moment,
        updated=moment,
    )


def _passage(passage) -> str:
    words = {"old": passage.old, "new": passage.new}
    text = _("“%(old)s” is now “%(new)s”.") % words
    return _("%(place)s: %(message)s") % {"place": passage.where, "message": text} if passage.where else text


ADDRESS = StandingAddress("corrections/", TITLE, "oversight", answer)
