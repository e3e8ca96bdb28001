"""What the demo society consists of. Plain values; keys refer to pictures, documents and other records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime

# A StreamField block as (type, value). Pictures and documents in it are keys until `resolve` replaces them.
Body = list[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class DemoColumn:
    """A 栏目: an index page that news or notices live under. `parent` is another column's key or ""."""

    key: str
    title: str
    slug: str
    holds: str
    parent: str
    intro: str


@dataclass(frozen=True, slots=True)
class DemoNews:
    """`source_kind` is "own" (本会发布), "lower" (基层报送) or "repost" (转载)."""

    key: str
    slug: str
    column: str
    title: str
    subtitle: str
    summary: str
    published: datetime.datetime
    body: Body
    picture: str
    picture_caption: str
    source_kind: str
    source_name: str
    source_url: str
    source_date: datetime.date | None
    original_date: datetime.date | None
    old_address: str
    author: str
    editor: str
    responsible_editor: str
    photographers: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoNotice:
    """Period, telephone and address belong to a 公示 only, and so does `persons`: a list that goes when
    the period ends (限时公开).
    """

    key: str
    slug: str
    kind: str
    title: str
    summary: str
    published: datetime.datetime
    body: Body
    number: str
    recipient: str
    signed_by: tuple[str, ...]
    made_on: datetime.date
    period_start: datetime.date | None
    period_end: datetime.date | None
    objection_phone: str
    objection_address: str
    objection_hours: str
    persons: Body
    closing: str
    attachments: tuple[tuple[str, str], ...]
    pinned_until: datetime.date | None
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoTopic:
    """A 专题: gathers what bears its tag, and what was picked by hand."""

    key: str
    slug: str
    title: str
    summary: str
    picture: str
    tag: str
    news: tuple[str, ...]
    notices: tuple[str, ...]
    body: Body


@dataclass(frozen=True, slots=True)
class DemoTag:
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class DemoEventKind:
    slug: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class DemoEntry:
    """An entry of the chronicle. `precision` and `part_of_day` use the importer's codes."""

    start: datetime.date
    end: datetime.date | None
    ongoing: bool
    part_of_day: str
    precision: str
    text: str
    kind: str
    honours: tuple[str, ...]
    document_numbers: tuple[str, ...]
    news: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoPage:
    key: str
    slug: str
    title: str
    summary: str
    body: Body
    picture: str
    section: str


@dataclass(frozen=True, slots=True)
class DemoTranslation:
    """The English of a page. `of_kind` is "home", "page" or "news", `of` the key there."""

    of_kind: str
    of: str
    slug: str
    title: str
    summary: str
    body: Body
    picture_caption: str


@dataclass(frozen=True, slots=True)
class DemoDepartment:
    key: str
    name: str
    name_en: str
    duties: str
    phone: str
    room: str


@dataclass(frozen=True, slots=True)
class DemoTerm:
    """A post held. `end` is None while it is held."""

    post: str
    department: str
    start: datetime.date
    end: datetime.date | None


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """`group` is the list the person stands in; the order in it is set by hand."""

    key: str
    name: str
    group: str
    duties: str
    terms: tuple[DemoTerm, ...]


@dataclass(frozen=True, slots=True)
class DemoUser:
    username: str
    name: str
    role: str
    title: str
    department: str
    email: str


@dataclass(frozen=True, slots=True)
class DemoSociety:
    name: str
    short_name: str
    name_en: str
    motto: str
    motto_en: str
    address: str
    address_en: str
    postcode: str
    phone: str
    hours: str
    hours_en: str
    hotline: str
    hotline_hours: str
    complaint_phone: str
    email: str
    icp: str
    police_filing: str
    site_code: str


@dataclass(frozen=True, slots=True)
class DemoDoor:
    """What people come for. `target` is "page:KEY", "column:KEY" or "" where the page comes later."""

    title: str
    note: str
    target: str


@dataclass(frozen=True, slots=True)
class DemoFigure:
    label: str
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class DemoHome:
    title: str
    urgent_tag: str
    urgent_text: str
    urgent_note: str
    urgent_target: str
    lead: str
    lead_related: tuple[str, ...]
    doors: tuple[DemoDoor, ...]
    telephone: str
    telephone_hours: str
    figures_title: str
    figures: tuple[DemoFigure, ...]
    figures_as_of: datetime.date
    figures_scope: str
    figures_source: str
    figures_target: str
