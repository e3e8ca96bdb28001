"""The smallest things templates are given: links, pictures, files, rows, blocks, the approval line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime


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
    """A file offered for reading and download. `size` is in bytes, `pages` 0 where unknown.

    `text_url` leads to its bare text, for who can't open the file.
    """

    title: str
    url: str
    read_url: str
    type: str
    size: int
    pages: int = 0
    sha256: str = ""
    note: str = ""
    text_url: str = ""


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
    number: str = ""
    note: str = ""
    note_url: str = ""
    ongoing: bool = False


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
class Correction:
    """One corrected passage; `where` may be empty."""

    old: str
    new: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """What readers are told of a later version. `kind` is update, correction or withdrawal.

    `earlier_url` leads to the version before it. `title` and `url` name the page where the note stands elsewhere.
    """

    kind: str
    moment: datetime.datetime
    text: str = ""
    number: str = ""
    corrections: tuple[Correction, ...] = ()
    earlier_url: str = ""
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """The closing formula. `moment` is when this version was published (aware, Asia/Shanghai)."""

    moment: datetime.datetime
    signer: str
    subject: str = ""
    number: str = ""
    signatures: tuple[Signature, ...] = ()
    digest: str = ""
    meeting: str = ""
    technical: tuple[Link, ...] = ()
    # Updates and corrections up to this version, the first one first.
    changes: tuple[ChangeNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a body, ready for its macro: pictures fetched, links resolved, rich text safe."""

    type: str
    value: dict
    id: str = ""
