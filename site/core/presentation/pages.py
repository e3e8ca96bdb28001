"""What whole pages are composed of: lists, figures, facts, people, entries, filters, hits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from markupsafe import Markup

    from .pieces import Link, Picture, Row


@dataclass(frozen=True, slots=True)
class Month:
    """The rows of one month, under one heading."""

    year: int
    month: int
    rows: tuple = ()


@dataclass(frozen=True, slots=True)
class RowList:
    """A headed list of rows, with the way to the whole list."""

    title: str
    rows: tuple[Row, ...] = ()
    url: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """The first story of a page. A zero-width space in `title` is a place where it may break."""

    title: str
    url: str
    date: datetime.date
    summary: str = ""
    picture: Picture | None = None
    related: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    label: str
    value: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Figures that stand together share their source and the moment they were counted."""

    items: tuple[Figure, ...]
    title: str = ""
    source: str = ""
    source_url: str = ""
    as_of: datetime.date | datetime.datetime | None = None
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """`percent` may exceed 100. `text` stands before the bar, `goal` after it."""

    percent: int
    text: str
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A card: a campaign, a topic, a feature."""

    title: str
    url: str
    subtitle: str = ""
    picture: Picture | None = None
    start: datetime.date | None = None
    end: datetime.date | None = None
    state: str = ""
    report: Link | None = None
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class EmbedCard:
    """A public thing as other sites show it. `url` is absolute; `lines` say up to when and from where.

    `state` is "" for what is as published, else corrected, withdrawn or gone: the last two show nothing else.
    """

    url: str
    title: str = ""
    subtitle: str = ""
    kind: str = ""
    picture: Picture | None = None
    progress: Progress | None = None
    lines: tuple[str, ...] = ()
    published: datetime.date | None = None
    state: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class EmbedOffer:
    """What partners take: the card as it will look, and its code by theme."""

    card: EmbedCard
    codes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Need:
    """Something needed. Amounts are ready to read; `percent` is of the bar, the words carry the figures."""

    item: str
    wanted: str
    met: str
    missing: str
    unit: str
    percent: int
    is_met: bool
    as_of: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Partner:
    """A body whose logo stands beside ours, as it is."""

    name: str
    url: str = ""
    logo: Picture | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """A band of the home page: words, and one way on. `words` are the lines set large."""

    title: str
    text: str = ""
    url: str = ""
    more: str = ""
    words: tuple[str, ...] = ()
    search_url: str = ""
    doors: tuple[Link, ...] = ()
    state_title: str = ""
    state: str = ""
    state_link: Link | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value, as in the catalogue facts of an official document."""

    label: str
    value: str
    url: str = ""
    tag: str = ""
    key: bool = False


@dataclass(frozen=True, slots=True)
class Credits:
    """Who stands for an article. `source_kind` is own, lower or repost."""

    source_kind: str = "own"
    source: str = ""
    source_url: str = ""
    author: str = ""
    editor: str = ""
    responsible_editor: str = ""
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class PageNotice:
    """What is read before the text. `kind`: correction, replaced, withdrawn, old, translation or preview."""

    kind: str
    title: str
    text: str = ""
    date: datetime.date | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticePeriod:
    """The term of a public notice (公示), and where to object. `days_left` is counted by the server."""

    start: datetime.date
    end: datetime.date
    days_left: int = 0
    ended: bool = False
    phone: str = ""
    phone_link: str = ""
    address: str = ""
    hours: str = ""
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """How a page is passed on: its address, and the picture of its code."""

    url: str
    code: Picture | None = None


@dataclass(frozen=True, slots=True)
class NameCell:
    """A name on a wall; `url` where there is more to read. `long` names stand a size smaller."""

    name: str
    url: str = ""
    named: bool = True
    long: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """`term` is ready to read: 2023年5月起."""

    name: str
    role: str = ""
    duties: str = ""
    term: str = ""
    phone: str = ""
    phone_link: str = ""
    url: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class PeopleGroup:
    """A department or body with its people, in the order set by hand."""

    title: str
    people: tuple[Person, ...] = ()
    url: str = ""
    note: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the chronicle. `precision` and `part_of_day` are the codes of the importer."""

    start: datetime.date
    text: Markup | str
    end: datetime.date | None = None
    ongoing: bool = False
    precision: str = "day"
    part_of_day: str = ""
    numbers: tuple[str, ...] = ()
    honours: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    anchor: str = ""
    url: str = ""
    correction: str = ""
    corrected: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    selected: bool = False


@dataclass(frozen=True, slots=True)
class FilterField:
    """A select with its options, or a field for words when it has none."""

    name: str
    label: str
    options: tuple[Option, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """A filter form. `summary` says what is chosen now, for the folded panel on a phone."""

    action: str
    fields: tuple[FilterField, ...] = ()
    summary: str = ""
    reset_url: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """Choices as links; a link's note is its count."""

    title: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Inset:
    """Where an attachment matched: the file, its pages, and the words around the hit."""

    title: str
    extract: Markup | str = ""
    pages: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result; `title` and `extract` carry their own `<mark>`. `partial`: not every word matched."""

    title: Markup | str
    url: str
    extract: Markup | str = ""
    kind: str = ""
    number: str = ""
    date: datetime.date | None = None
    partial: bool = False
    insets: tuple[Inset, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldError:
    """An error of a form; `id` is the id of the field it belongs to."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name as readers get it, and what is told beside it. `gift` is in words: 12,000 yuan."""

    text: str
    gift: str = ""
    citation: str = ""
    certificate: str = ""


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Names under one heading. `about` says what it is for, `note` how many they are; those `told` have a citation."""

    title: str
    note: str = ""
    about: str = ""
    told: tuple[Name, ...] = ()
    organisations: tuple[Name, ...] = ()
    people: tuple[Name, ...] = ()
