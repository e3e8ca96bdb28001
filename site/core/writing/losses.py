"""What a draft could not take over, told in plain words."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

EXCERPT = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph's number as read, and words by which its writer finds it."""

    number: int
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """`leak` marks what would give something away if the file itself were published."""

    code: str
    message: str
    count: int
    places: tuple[Place, ...] = ()
    leak: bool = False


LEAKS = frozenset({"deletions", "insertions", "comments", "hidden-text", "cropped", "macros"})


@dataclass
class LossBook:
    """Gathers losses while a document is read."""

    _places: dict[str, list[Place]] = field(default_factory=dict)

    def note(self, code: str, number: int = 0, excerpt: str = "") -> None:
        text = " ".join(excerpt.split())
        short = text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"
        self._places.setdefault(code, []).append(Place(number, short))

    def all(self) -> tuple[Loss, ...]:
        return tuple(
            Loss(
                code=code,
                message=_message(code),
                count=len(places),
                places=tuple(place for place in dict.fromkeys(places) if place.number or place.excerpt),
                leak=code in LEAKS,
            )
            for code, places in self._places.items()
        )


def _message(code: str) -> str:
    return {**_word_messages(), **_content_messages(), **_picture_messages()}[code]


def _word_messages() -> dict[str, str]:
    return {
        "insertions": _(
            "The file still records changes. Text put in was taken over; don't publish the file itself."
        ),
        "deletions": _(
            "The file still holds deleted text. It was left out; whoever gets the file itself can read it."
        ),
        "comments": _(
            "The file holds comments. They were left out; whoever gets the file itself can read them."
        ),
        "hidden-text": _(
            "The file holds hidden text. It was left out; whoever gets the file itself can read it."
        ),
        "macros": _("The file holds macros. They were not run and not taken over."),
        "footnotes": _("Footnotes were left out. Put what matters into the text."),
        "text-boxes": _("Text boxes were left out. Copy their text if it is needed."),
        "header-footer": _("Headers and footers were left out."),
        "contents": _("The table of contents was left out."),
        "document-parts": _("A document inserted into this one was left out."),
    }


def _content_messages() -> dict[str, str]:
    return {
        "equations": _("Equations were left out. Put them in as pictures."),
        "charts": _("Charts were left out. Put them in as tables or pictures."),
        "diagrams": _("Diagrams (SmartArt) were left out. Put them in as pictures."),
        "objects": _("Embedded objects were left out."),
        "media": _("Audio and video were left out."),
        "links": _("Links that lead to no web or mail address were removed; their text stays."),
        "strike": _("Struck-through text was taken over as ordinary text. Please check it."),
        "symbols": _("Characters of symbol fonts were left out."),
        "private-characters": _(
            "Some rare characters are typed in a private code and may not show. Please check them."
        ),
        "masthead": _("The red letterhead was left out."),
        "colophon": _("Lines about copies and printing at the end were left out."),
        "merged-numbers": _("A number that spans several rows stands in the first of them only."),
        "merged-header": _("The table's two header rows were made one."),
        "nested-tables": _("A table within a table was taken over as text."),
    }


def _picture_messages() -> dict[str, str]:
    return {
        "picture-format": _("Pictures in a format the web can't show (such as EMF or WMF) were left out."),
        "picture-size": _("Pictures that are too large were left out."),
        "picture-missing": _("Pictures that are not in the file were left out. Please add them."),
        "picture-broken": _("Pictures that can't be read were left out."),
        "picture-many": _("The file holds too many pictures; those after the limit were left out."),
        "cropped": _(
            "Cropped pictures were taken over as shown. In the file the cut-off part is still there."
        ),
    }
