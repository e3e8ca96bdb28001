"""What surrounds the content of every page: society, menu, breadcrumbs, languages, modes, head."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from markupsafe import Markup

from core import entries, generation, images, modes, sites, standing
from core.presentation import Head, Language, Link, Picture, Share, Shell, Society

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.models import PublicEntry
    from core.rendering import View

Footer = tuple[tuple[str, tuple[Link, ...]], ...]

LABELS = {"zh-hans": "简体中文", "zh-hant": "繁體中文", "en": "English"}


def society(site_id: int, language: str) -> Society:
    return generation.kept(("society", site_id, language), lambda: _society(site_id, language))


def phone_link(phone: str) -> str:
    """ "（0000）8820 1199" as the number of a tel: link."""
    return re.sub(r"[^\d+]", "", phone)


def _society(site_id: int, language: str) -> Society:
    row = sites.settings_of(site_id)
    english = language == "en"
    pictures = images.pictures([row.logo_id, row.wechat_code_id, row.weibo_code_id])
    codes = [pictures[pk] for pk in (row.wechat_code_id, row.weibo_code_id) if pk in pictures]
    filings = []
    if row.icp:
        filings.append(Link(row.icp, "https://beian.miit.gov.cn/"))
    if row.police_filing:
        filings.append(Link(row.police_filing, "https://beian.mps.gov.cn/"))
    return Society(
        name=(row.name_en or row.name) if english else row.name,
        name_en="" if english else row.name_en,
        motto="" if english else row.motto,
        logo=pictures.get(row.logo_id),
        address=(row.address_en or row.address) if english else row.address,
        phone=row.phone,
        phone_link=phone_link(row.phone),
        hours=(row.hours_en or row.hours) if english else row.hours,
        filings=tuple(filings),
        site_code=row.site_code,
        codes=tuple(codes),
    )


def furniture(site_id: int) -> list[PublicEntry]:
    return generation.kept(("furniture", site_id), lambda: entries.furniture(site_id))


def menu(site_id: int, language: str, current: str) -> tuple[Link, ...]:
    return tuple(
        Link(e.title, e.path, current=current.startswith(e.path))
        for e in furniture(site_id)
        if e.in_menu and e.language == language
    )


def footer(site_id: int, language: str) -> Footer:
    """The public pages that stand at the foot, by the group their page says."""
    key = ("footer", site_id, language, get_language())
    return generation.kept(key, lambda: _footer(site_id, language))


def _footer(site_id: int, language: str) -> Footer:
    titles = {
        "service": pgettext("footer", "Services"),
        "oversight": pgettext("footer", "Oversight"),
        "using": pgettext("footer", "Using this site"),
    }
    groups: dict[str, list[Link]] = {name: [] for name in titles}
    for entry in furniture(site_id):
        if entry.footer in groups and entry.language == language:
            groups[entry.footer].append(Link(entry.title, entry.path))
    home = any(e.depth == 0 and e.language == language for e in furniture(site_id))
    for address in standing.all_addresses() if home else ():
        if not address.footer:
            continue
        groups[address.footer].append(Link(str(address.title), sites.home_path(language) + address.path))
    return tuple((titles[name], tuple(links)) for name, links in groups.items() if links)


def crumbs(trail: list[PublicEntry]) -> tuple[Link, ...]:
    """From the home page down to the page itself, which is current."""
    links = []
    for number, entry in enumerate(trail):
        title = _("Home") if number == 0 else entry.title
        links.append(Link(title, entry.path, current=number == len(trail) - 1))
    return tuple(links) if len(links) > 1 else ()


def languages(site_id: int, language: str, translated: dict[str, str]) -> tuple[Language, ...]:
    """One link a language: to the translation where there is one, else to that language's home."""
    homes = {e.language: e.path for e in furniture(site_id) if e.depth == 0}
    codes = [code for code, _label in settings.LANGUAGES if code in homes]
    if len(codes) < 2:
        return ()
    return tuple(
        Language(
            code,
            LABELS.get(code, code),
            translated.get(code, homes[code]),
            current=code == language,
            translated=code == language or code in translated,
        )
        for code in codes
    )


def json_ld(data: dict[str, Any] | list) -> Markup:
    """JSON for a `<script type="application/ld+json">`: no `<` can end the element early."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    escaped = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(escaped)  # noqa: S704  nothing in it can end the element


def bare(request: HttpRequest, title: str, *, language: str | None = None, robots: str = "") -> Shell:
    """The shell of a page that is no entry: search, error pages, forms."""
    language = language or sites.language_of(request.path)
    place = sites.of(request)
    site_id = place.id if place else 0
    name = society(site_id, language).name
    return around(
        request,
        site_id,
        language,
        request.path,
        head=Head(title=f"{title} - {name}" if name else title, robots=robots),
        crumbs=(Link(_("Home"), sites.home_path(language)), Link(title, "", current=True)),
    )


def around(
    request: HttpRequest,
    site_id: int,
    language: str,
    path: str,
    *,
    head: Head,
    crumbs: tuple[Link, ...],
    translated: dict[str, str] | None = None,
    preview: bool = False,
) -> Shell:
    """What surrounds every page of a site in this language. `translated` says where the content is in others."""
    return Shell(
        society=society(site_id, language),
        head=head,
        language=language,
        html_lang=sites.HTML_LANGUAGES.get(language, language),
        home_url=sites.home_path(language),
        search_url=f"{sites.home_path(language)}search/",
        menu=menu(site_id, language, path),
        footer=footer(site_id, language),
        crumbs=crumbs,
        languages=languages(site_id, language, translated or {}),
        modes=modes.of(request),
        preview=preview,
        report=report(language, path),
    )


def report(language: str, path: str) -> Link | None:
    """Where readers say what is wrong on this page."""
    address = standing.about_page()
    if address is None:
        return None
    home = sites.home_path(language)
    return Link(str(address.title), f"{home}{address.path}?page={quote(path, safe='/')}")


def share(view: View) -> Share | None:
    """How a public page is passed on: its address, and the picture of its code."""
    if view.entry is None:
        return None
    code = Picture(f"{view.path}qr.png", 180, 180, _("Code with the address of this page"))
    return Share(absolute(view.place, view.path), code)


def absolute(place: sites.Place, path: str) -> str:
    """The canonical address of a path of this site."""
    base = settings.WAGTAILADMIN_BASE_URL if place.hostname in settings.WAGTAILADMIN_BASE_URL else place.url
    return base.rstrip("/") + quote(path, safe="/:?=&%#~.-_")
