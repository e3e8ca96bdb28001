"""What published news proposes to the chronicle, until its keeper adds it to the draft or dismisses it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.permission_policies.pages import PagePermissionPolicy

from core import bodies
from news.chronicle import importing
from news.models import ChroniclePage, ChronicleProposal, NewsPage, ProposalState

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_DAY = re.compile(r"(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日")
_HEAD = 60  # characters in which a report says when it happened
_LONGEST_DELAY = timedelta(days=60)


class CannotAddError(Exception):
    """The message says why, for whoever keeps the chronicle."""


def propose(news: NewsPage) -> None:
    """Once for each piece: what was decided stays decided, what waits follows the piece."""
    kept = ChronicleProposal.objects.filter(news=news).first()
    if kept and kept.state != ProposalState.WAITING:
        return
    if news.chronicle_proposal:
        values = {"text": news.chronicle_proposal, "start": event_day(news)}
        ChronicleProposal.objects.update_or_create(news=news, defaults=values)
    elif kept:
        kept.delete()


def event_day(news: NewsPage) -> date:
    """The day the report begins with (7月2日，…), where it is a likely one; else that of publication."""
    published = timezone.localdate(news.moment)
    head = next(
        (text for text in (news.summary, *bodies.texts(bodies.raw_of(news.body))) if text.strip()), ""
    )
    match = _DAY.search(head[:_HEAD])
    if not match:
        return published
    year, month, day = (int(part or 0) for part in match.groups())
    for candidate in [year] if year else [published.year, published.year - 1]:
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if timedelta(0) <= published - found <= _LONGEST_DELAY:
            return found
    return published


def _kept_by(user: User) -> QuerySet:
    return PagePermissionPolicy().instances_user_has_permission_for(user, "change").type(ChroniclePage)


def keeps_a_chronicle(user: User) -> bool:
    return _kept_by(user).exists()


def waiting_for(user: User) -> QuerySet[ChronicleProposal]:
    """What waits in the languages whose chronicle this person may change."""
    kept = _kept_by(user)
    return ChronicleProposal.objects.filter(
        state=ProposalState.WAITING, news__locale__in=kept.values("locale")
    ).select_related("news", "news__locale")


def page_for(proposal: ChronicleProposal) -> ChroniclePage | None:
    pages = ChroniclePage.objects.filter(
        year=proposal.start.year, locale=proposal.news.locale_id, alias_of=None
    )
    return pages.order_by("path").first()


def add(proposal: ChronicleProposal, *, user: User) -> ChroniclePage:
    """Adds it to the draft of its period; gives the page. Raises CannotAddError and changes nothing then."""
    with transaction.atomic():
        _demand_waiting(proposal)
        page = _draft_for(proposal, user)
        row = {
            "start": proposal.start.isoformat(),
            "end": None,
            "ongoing": False,
            "part_of_day": "",
            "precision": "day",
            "text": proposal.text,
            "link": proposal.news_id,
        }
        planned = importing.plan(page, {"entries": [row], "problems": []})
        importing.add(page, planned.new, user=user)
        _decide(proposal, ProposalState.ADDED, user, page)
    return page


def dismiss(proposal: ChronicleProposal, *, user: User) -> None:
    with transaction.atomic():
        _demand_waiting(proposal)
        _decide(proposal, ProposalState.DISMISSED, user)


def _demand_waiting(proposal: ChronicleProposal) -> None:
    row = ChronicleProposal.objects.select_for_update().get(pk=proposal.pk)
    if row.state != ProposalState.WAITING:
        raise CannotAddError(_("Somebody else has decided on this already."))


def _draft_for(proposal: ChronicleProposal, user: User) -> ChroniclePage:
    page = page_for(proposal)
    if page is None:
        message = _("There is no chronicle of %(year)d yet. Make that page first; the proposal waits here.")
        raise CannotAddError(message % {"year": proposal.start.year})
    words = {"page": page.draft_title}
    rights = page.permissions_for_user(user)
    if not rights.can_edit():
        raise CannotAddError(_("You may not change “%(page)s”.") % words)
    if page.workflow_in_progress:
        # A new draft would take its review back to the beginning.
        raise CannotAddError(
            _("“%(page)s” is under review. Add this when it has been signed or returned.") % words
        )
    if rights.page_locked():
        raise CannotAddError(_("“%(page)s” is locked.") % words)
    return page


def _decide(
    proposal: ChronicleProposal, state: ProposalState, user: User, page: ChroniclePage | None = None
) -> None:
    proposal.state, proposal.page = state, page
    proposal.decided_by, proposal.decided_at = user, timezone.now()
    proposal.save()
