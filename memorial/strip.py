"""The memorial on the home page: words, how many are remembered, the way in. Nothing while there is nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import ngettext

from core import entries, shell
from core.presentation import Strip
from memorial import lists
from memorial.kinds.index import INDEX, WALL

if TYPE_CHECKING:
    from core.models import PublicEntry
    from core.rendering import View


def of(view: View) -> Strip | None:
    entry = _entrance(view)
    number = entries.count(lists.name(entry.object_id)) if entry else 0
    if entry is None or not number:
        return None
    text = ngettext(
        "%(num)s person who gave after death is remembered here.",
        "%(num)s people who gave after death are remembered here.",
        number,
    )
    return Strip(
        title=entry.title,
        text=text % {"num": f"{number:,}"},
        url=entry.path + WALL,
        words=tuple(entry.facets.get("words", "").split()),
        search_url=entry.path + WALL,
    )


def _entrance(view: View) -> PublicEntry | None:
    """The memorial in the menu of this language; what is in no menu has no way to it."""
    found = (e for e in shell.furniture(view.place.id) if e.kind == INDEX and e.language == view.language)
    return next(found, None)
