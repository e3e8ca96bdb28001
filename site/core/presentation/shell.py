"""What surrounds the content of every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

    from .pages import PageNotice
    from .pieces import ChangeNote, Link, Picture


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
    mourning_words: str = ""
    # Where readers say what is wrong on this page.
    report: Link | None = None
    # Stands above the page: what is shown here is no longer the current version.
    notice: PageNotice | None = None
    # What was changed in a page that ends with no approval line.
    changes: tuple[ChangeNote, ...] = ()
