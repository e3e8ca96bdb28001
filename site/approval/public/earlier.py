"""Earlier versions of a page, below its address: /…/versions/ and /…/versions/2/."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.template.loader import get_template
from django.utils.translation import gettext as _

from approval import closing, versions
from approval.enums import Change
from approval.models import Version
from core import headers, rendering, shell, sites
from core.entries import ZONE
from core.models import PublicEntry
from core.presentation import Head, Link, PageNotice
from core.rendering import View

if TYPE_CHECKING:
    import datetime

    from django.http import HttpRequest

    from approval.models import Withdrawal

ADDRESS = re.compile(r"versions/(?:([1-9]\d{0,6})/)?")


def below(request: HttpRequest, trail: list[PublicEntry], rest: str) -> HttpResponse | None:
    """The list of versions below a public page, or one of them."""
    match = ADDRESS.fullmatch(rest)
    if match is None:
        return None
    entry = trail[-1]
    if match[1] is None:
        return listing(request, trail[:-1], entry)
    return one(request, trail[:-1], entry, int(match[1]))


def one(
    request: HttpRequest,
    above: list[PublicEntry],
    entry: PublicEntry,
    number: int,
    withdrawal: Withdrawal | None = None,
) -> HttpResponse | None:
    """An earlier version as it was approved; None when there is none that readers may see."""
    version = (
        Version.objects.of(entry.owner)
        .readable()
        .filter(approval__version=number)
        .select_related("approval")
        .first()
    )
    page = versions.thing_of(version) if version else None
    if version is None or page is None:
        return None
    view = View(
        request,
        sites.place_of(request),
        entry.language,
        f"{entry.path}versions/{number}/",
        trail=above,
        current=entry,
        title=_("%(title)s (version %(number)d)") % {"title": page.title, "number": number},
    )
    view.shell["notice"] = _bar(version, entry, withdrawal)
    try:
        return headers.protect(HttpResponse(rendering.html(page, view)))
    except ObjectDoesNotExist:
        # A word list's row that it needs (its department) is gone.
        return None


def _bar(version: Version, entry: PublicEntry, withdrawal: Withdrawal | None) -> PageNotice:
    """Says that this is no longer the current version, since when, and where that one is."""
    following = _following(version)
    if withdrawal is not None and following is None:
        text = _("What you read here is the version that was withdrawn, as it was published.")
        link = Link(_("Notice of withdrawal"), entry.path)
        return PageNotice("withdrawn", _("Withdrawn"), text, _day(withdrawal.withdrawn_at), (link,))
    since = _day(following.published_at) if following else None
    if following is not None and following.approval.change == Change.CORRECTION:
        title, text = _("Corrected"), _("What you read here was corrected afterwards.")
    else:
        title, text = _("Superseded"), _("What you read here is an earlier version.")
    words = _("Notice of withdrawal") if withdrawal else _("To the current version")
    return PageNotice("replaced", title, text, since, (Link(words, entry.path),))


def _day(moment: datetime.datetime | None) -> datetime.date | None:
    return moment.astimezone(ZONE).date() if moment else None


def _following(version: Version) -> Version | None:
    """The version that took the place of this one."""
    rows = Version.objects.filter(key=version.key, supersedes=version.approval.version)
    return rows.select_related("approval").first()


def listing(
    request: HttpRequest, above: list[PublicEntry], entry: PublicEntry, withdrawal: Withdrawal | None = None
) -> HttpResponse | None:
    """All versions that readers may see, the newest first; None where there is nothing but the current one."""
    found = Version.objects.of(entry.owner).filter(is_sealed=False).select_related("approval")
    rows = list(found.defer("approval__frozen"))
    now = rows[0] if rows and withdrawal is None else None
    shown = [row for row in rows if row.is_readable or row is now]
    if not any(row.is_readable for row in shown):
        return None
    path = f"{entry.path}versions/"
    title = _("Versions")
    head = Head(title=f"{title} - {entry.title}", robots="noindex")
    around = shell.around(
        request,
        entry.site_id,
        entry.language,
        path,
        head=head,
        crumbs=shell.crumbs([*above, entry, PublicEntry(title=title, path=path)]),
    )
    items = [_item(row, entry, row is now) for row in shown]
    return _answer("approval/versions.html", {"shell": around, "title": entry.title, "versions": items})


def _item(row: Version, entry: PublicEntry, current: bool) -> dict:
    number = row.approval.version
    return {
        "number": number,
        "url": entry.path if current else f"{entry.path}versions/{number}/",
        "current": current,
        "moment": row.published_at.astimezone(ZONE),
        "note": closing.note_of(row, row.approval, "") if row.approval.change_note else None,
    }


def _answer(template: str, context: dict, status: int = 200) -> HttpResponse:
    return headers.protect(HttpResponse(get_template(template).render(context), status=status))
