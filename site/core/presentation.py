"""What templates are given: plain values, gathered beforehand, so that no template can ask the database.

Every page is rendered with `shell` (what surrounds the content) and the values its kind gathered.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str
    note: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One `<source>` of a picture: its MIME type and its `srcset`."""

    mime: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with everything `<picture>` needs. `alt` is "" only for decoration."""

    src: str
    width: int
    height: int
    alt: str
    sources: tuple[Source, ...] = ()
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file offered for reading and download. `size` is in bytes, `pages` 0 where unknown."""

    title: str
    url: str
    read_url: str
    type: str
    size: int
    pages: int = 0
    sha256: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A public entry as lists show it."""

    title: str
    url: str
    date: datetime.date
    kind: str = ""
    summary: str = ""
    meta: str = ""
    tags: tuple[str, ...] = ()
    picture: Picture | None = None
    end: datetime.date | None = None
    facets: dict = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pagination:
    """Numbered pages. `links` holds the numbers to show; `None` is a gap."""

    number: int
    last: int
    links: tuple[Link | None, ...] = ()
    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One step of the review, as the approval line names it: 初审 何以宁."""

    step: str
    name: str


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """The closing formula. `moment` is when this version was published (aware, Asia/Shanghai)."""

    moment: datetime.datetime
    signer: str
    subject: str = ""
    number: str = ""
    signatures: tuple[Signature, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a body, ready for its macro: pictures fetched, links resolved, rich text safe."""

    type: str
    value: dict
    id: str = ""


@dataclass(frozen=True, slots=True)
class Society:
    name: str
    name_en: str = ""
    motto: str = ""
    logo: Picture | None = None
    address: str = ""
    phone: str = ""
    phone_link: str = ""
    hours: str = ""
    filings: tuple[Link, ...] = ()
    site_code: str = ""
    codes: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Modes:
    """The reader's modes. The URLs switch a mode and come back to the page."""

    large: bool = False
    contrast: bool = False
    mourning: bool = False
    large_url: str = ""
    contrast_url: str = ""


@dataclass(frozen=True, slots=True)
class Urgent:
    tag: str
    text: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site. `url` leads to this page's translation, else to that language's home."""

    code: str
    label: str
    url: str
    current: bool = False
    translated: bool = True


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in `<head>`. `meta` and `properties` are name/content pairs; `json_ld` is escaped JSON."""

    title: str
    description: str = ""
    canonical: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    json_ld: Markup | str = ""
    feeds: tuple[tuple[str, str, str], ...] = ()
    robots: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    society: Society
    head: Head
    language: str = "zh-hans"
    html_lang: str = "zh-Hans"
    home_url: str = "/"
    search_url: str = "/search/"
    menu: tuple[Link, ...] = ()
    footer: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    crumbs: tuple[Link, ...] = ()
    languages: tuple[Language, ...] = ()
    modes: Modes = Modes()
    urgent: Urgent | None = None
    quiet: bool = False
    preview: bool = False
