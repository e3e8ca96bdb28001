"""Taking a page, or a record with an address, down: asked for by one, signed by others, its address kept.

撤稿 (retracted) tells the public why and leaves the version that was withdrawn readable; one other person signs.
下线 (taken down) shows neither, seals every earlier version and file; two people sign.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import asdict
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, Site

from approval import gated, versions
from approval.enums import Decision, Descent, Role
from approval.models import RoleGroup, Withdrawal
from approval.naming import name_of
from approval.permissions import roles_of
from approval.recording import Signature
from approval.refusals import RefusedError
from core import generation, kinds, publication

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNERS = (Role.SPOKESPERSON, Role.LEADER, Role.HEAD)
NEEDED = {Descent.RETRACTED: 1, Descent.TAKEN_DOWN: 2}


def may_sign(user: Any) -> bool:
    """Whether this person holds one of the roles that sign withdrawals."""
    return bool(roles_of(user) & set(SIGNERS))


# --- May this page be taken down? -------------------------------------------------------------------


def refusal(page: Any, descent: str = "") -> str:
    """Why this page can't be taken down, in words; "" when it can."""
    if _is_home(page):
        return _("A home page is not taken down.")
    if Withdrawal.objects.waiting().filter(key=publication.key_of(page)).exists():
        return _("Taking this page down has been asked for already and waits for a signature.")
    if not page.live and not (open_notice(page) and descent in ("", Descent.TAKEN_DOWN)):
        return _("This page is not public.")
    return _refusal_of_children(page)


def _is_home(page: Any) -> bool:
    if not isinstance(page, Page):
        return False
    return page.depth <= 2 or Site.objects.filter(root_page_id=page.pk).exists()


def open_notice(page: Any) -> Withdrawal | None:
    """The withdrawal with a public reason under which this page is down; it can still be taken down quietly."""
    return Withdrawal.objects.told().filter(key=publication.key_of(page)).first()


def _refusal_of_children(page: Any) -> str:
    if not isinstance(page, Page):
        return ""
    below = page.get_descendants().filter(live=True).order_by("path")
    titles = [str(child) for child in islice(chain(below[:4], publication.records_below(page)), 4)]
    if not titles:
        return ""
    names = "、".join(f"《{title}》" for title in titles[:3]) + ("…" if len(titles) > 3 else "")
    return _("Pages below it are public: %(titles)s. Take them down or move them first.") % {"titles": names}


# --- Ask, sign, return, recall ------------------------------------------------------------------------


@transaction.atomic
def request(
    page: Any, user: Any, *, descent: str, public_reason: str = "", internal_reason: str
) -> Withdrawal:
    """Asks for a page to be taken down. Who may sign such a thing signs the quiet way by asking for it."""
    page = getattr(page, "specific", page)
    if not page.permissions_for_user(user).can_edit() and not may_sign(user):
        raise RefusedError(_("You may not edit this page, so you can't ask for it to be taken down."))
    if reason := refusal(page, descent):
        raise RefusedError(reason)
    site_id, _root, path = page.get_url_parts()
    kind = kinds.of(type(page))
    quiet = descent == Descent.TAKEN_DOWN
    made = Withdrawal.objects.create(
        key=publication.key_of(page),
        site_id=site_id,
        language=page.locale.language_code,
        path=path,
        kind=kind.name if kind else "",
        title=page.title,
        first_published_at=page.first_published_at,
        descent=descent,
        public_reason="" if quiet else public_reason,
        internal_reason=internal_reason,
        requested_by=user,
    )
    if quiet and may_sign(user):
        _add_signature(made, user, internal_reason)
        made.save()
    return made


def refusal_to_sign(withdrawal: Withdrawal, user: Any) -> str:
    """Why this person may not sign; "" when they may."""
    if withdrawal.status != Decision.WAITING:
        return _("This request has been decided already.")
    if not may_sign(user):
        names = RoleGroup.objects.filter(role__in=SIGNERS).values_list("group__name", flat=True)
        return _("Withdrawals are signed by: %(groups)s.") % {"groups": "、".join(names)}
    if any(row["user"] == user.pk for row in withdrawal.signatures):
        return _("You have signed already. Somebody else has to sign as well.")
    if withdrawal.requested_by_id == user.pk:
        return _("You asked for it yourself. Somebody else has to sign.")
    return ""


def sign(withdrawal: Withdrawal, user: Any, *, opinion: str = "") -> Withdrawal:
    """Signs; the last signature takes the page down. Raises RefusedError and leaves everything as it was."""
    with transaction.atomic():
        locked = _lock(withdrawal)
        if reason := refusal_to_sign(locked, user):
            raise RefusedError(reason)
        _add_signature(locked, user, opinion)
        if len(locked.signatures) >= NEEDED[Descent(locked.descent)]:
            _take_down(locked, user)
        locked.save()
    return locked


def send_back(withdrawal: Withdrawal, user: Any, *, reason: str) -> Withdrawal:
    if not reason.strip():
        raise RefusedError(_("Please say why you return this request."))
    with transaction.atomic():
        locked = _lock(withdrawal)
        if locked.status != Decision.WAITING or not may_sign(user):
            raise RefusedError(refusal_to_sign(locked, user))
        _add_signature(locked, user, reason, step=_("returned"))
        locked.status = Decision.RETURNED
        locked.save()
    return locked


def recall(withdrawal: Withdrawal, user: Any) -> Withdrawal:
    with transaction.atomic():
        locked = _lock(withdrawal)
        if locked.status != Decision.WAITING:
            raise RefusedError(_("This request has been decided already."))
        if locked.requested_by_id != user.pk:
            raise RefusedError(_("Only the person who asked for it can recall it."))
        locked.status = Decision.RECALLED
        locked.save()
    return locked


def _lock(withdrawal: Withdrawal) -> Withdrawal:
    return Withdrawal.objects.select_for_update().get(pk=withdrawal.pk)


def _add_signature(withdrawal: Withdrawal, user: Any, opinion: str, step: str = "") -> None:
    office = user.groups.filter(role__role__in=SIGNERS).order_by("role__role").first()
    made = Signature(
        step=step or str(Descent(withdrawal.descent).label),
        user=user.pk,
        name=name_of(user),
        role=office.name if office else "",
        at=timezone.localtime().isoformat(),
        opinion=opinion,
    )
    withdrawal.signatures = [*withdrawal.signatures, asdict(made)]


# --- Down, and back -----------------------------------------------------------------------------------


def _take_down(withdrawal: Withdrawal, user: Any) -> None:
    page = gated.load(withdrawal.key)
    notice = open_notice(page)
    if not page.live and not (notice and withdrawal.descent == Descent.TAKEN_DOWN):
        raise RefusedError(_("This page is not public."))
    if reason := _refusal_of_children(page):
        raise RefusedError(reason)
    now = timezone.now()
    Withdrawal.objects.in_force().filter(key=withdrawal.key).update(ended_at=now)
    _stop_reviews(page, user)
    if page.live:
        with _no_titles_in_logs():
            action = UnpublishPageAction if isinstance(page, Page) else UnpublishAction
            action(page, user=user).execute(skip_permission_checks=True)
    withdrawal.status, withdrawal.withdrawn_at = Decision.DONE, now
    last = versions.current(withdrawal.key)
    if withdrawal.descent == Descent.TAKEN_DOWN:
        versions.seal(withdrawal.key)
    elif last is not None:
        versions.keep_readable(last)
    generation.bump()


def _stop_reviews(page: Any, user: Any) -> None:
    """What was on its way to take this version's place begins anew, if somebody still wants it."""
    if page.current_workflow_state is not None:
        page.current_workflow_state.cancel(user=user)


def came_back(page: Any) -> None:
    """Ends the notice of a page that was approved and published anew."""
    Withdrawal.objects.in_force().filter(key=publication.key_of(page)).update(ended_at=timezone.now())


@contextmanager
def _no_titles_in_logs() -> Iterator[None]:
    """Wagtail logs the titles of what it unpublishes; a title may be what has to vanish."""
    logger = logging.getLogger("wagtail")

    def nameless(record: logging.LogRecord) -> bool:
        return not str(record.msg).startswith("Unpublished")

    logger.addFilter(nameless)
    try:
        yield
    finally:
        logger.removeFilter(nameless)
