from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core import images
from core.kinds import EntryDraft, Kind, TextPart, register
from core.presentation import Fact
from memorial import card, lists, showing
from memorial.derived import NAME, RECORD
from memorial.models import MemorialRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse

    from core.models import PublicEntry
    from core.rendering import View
    from memorial.showing import Shown

_PARAGRAPHS = re.compile(r"\n\s*\n")


@register
class MemorialRecordKind(Kind):
    """A donor remembered. No earlier version is ever shown: what a family took back would stand in it."""

    name = RECORD
    model = MemorialRecord
    related = ("index__locale",)
    template = "memorial/record.html"
    label = gettext_lazy("Donor remembered")
    listed = False
    earlier = False
    json_ld_type = "ProfilePage"

    def below_page(self, page: Any) -> Iterable[Any]:
        return self.live().filter(index_id=page.pk).iterator(chunk_size=200)

    def is_searched(self, page: MemorialRecord) -> bool:
        told = showing.of(page)
        return bool(told.name or told.story)

    def entry(self, page: MemorialRecord) -> EntryDraft:
        told = showing.of(page)
        published = page.first_published_at or page.last_published_at or timezone.now()
        placed = lists.placed(page.index_id, told, published)
        return EntryDraft(
            title=page.title,
            moment=published,
            summary=told.story_title,
            meta=told.years,
            picture_id=told.portrait_id,
            facets={NAME: told.name, "page": told.has_page, "died": told.died.year if told.died else 0},
            lists=set(placed),
            placed=placed,
        )

    def media(self, page: MemorialRecord) -> set[str]:
        portrait = showing.of(page).portrait_id
        return {f"image:{portrait}"} if portrait else set()

    def texts(self, page: MemorialRecord) -> dict[str, list[TextPart]]:
        told = showing.of(page)
        names = [TextPart("names", told.name)] if told.name else []
        bodies = (told.story_title, told.story, told.family_words, told.home)
        return {"": [*names, *(TextPart("body", text) for text in bodies if text)]}

    def gather(self, page: MemorialRecord, view: View) -> dict[str, Any]:
        told = showing.of(page)
        title = told.name or pgettext("memorial", "A donor")
        view.title = view.title or title
        view.found["told"] = told
        view.shell["quiet"] = True
        portrait = images.pictures([told.portrait_id]).get(told.portrait_id or 0)
        is_public = view.entry is not None and not view.preview
        return {
            "title": title,
            "named": bool(told.name),
            "facts": facts(told),
            "portrait": portrait,
            "story_title": told.story_title,
            "story": paragraphs(told.story),
            "family_words": paragraphs(told.family_words),
            "family_words_by": told.family_words_by,
            "card_url": f"{view.path}{card.FILE}" if is_public and card.can_draw(told.name) else "",
            "approval": view.approval,
        }

    def json_ld(self, page: MemorialRecord, view: View) -> dict[str, Any]:
        told: Shown = view.found["told"]
        if not told.name:
            return {}
        person = {"@type": "Person", "name": told.name}
        person |= {"birthDate": told.born.iso} if told.born else {}
        person |= {"deathDate": told.died.iso} if told.died else {}
        return {"mainEntity": person}

    def below(self, request: HttpRequest, entry: PublicEntry, rest: str) -> HttpResponse | None:
        return card.respond(entry) if rest == card.FILE else None


def facts(told: Shown) -> tuple[Fact, ...]:
    """What is told, and nothing of what is not: an empty label would tell of a family's choice."""
    made = [
        (_("Born and died"), told.years if told.born and told.died else ""),
        (_("Born"), str(told.born) if told.born and not told.died else ""),
        (
            pgettext("memorial", "Died"),
            str(told.died) if told.died and not (told.born and not told.day) else "",
        ),
        (pgettext("memorial", "Sex"), told.sex_word()),
        (_("Home town"), told.home),
        (_("Kind of gift"), told.gift_words()),
        (_("Given"), str(told.given) if told.given else ""),
    ]
    return tuple(Fact(label, value) for label, value in made if value)


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _PARAGRAPHS.split(text.replace("\r\n", "\n")) if part.strip())
