"""The list of names in the admin: look, search, add, change, remove, hide, take with you."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.log_actions import log

from approval.permissions import roles_of
from approval.refusals import RefusedError
from donations import hiding
from donations.listing import drafts, sheets
from donations.listing.forms import EntryForm, HideForm
from donations.models import HiddenName, HonourEntry, HonourRollPage

if TYPE_CHECKING:
    from core.requests import StaffRequest

PER_PAGE = 50
EXPORT_ACTION = "donations.export_names"


def editable(request: StaffRequest, page_id: int) -> HonourRollPage:
    """The roll, for who may edit it. Raises Http404 and PermissionDenied."""
    page = get_object_or_404(HonourRollPage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page


def listing(request: StaffRequest, page_id: int) -> HttpResponse:
    page = editable(request, page_id)
    entries = drafts.entries_of(drafts.draft_of(page))
    word = request.GET.get("q", "")[:60]
    found = drafts.matching(entries, word)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    hidden = set(
        HiddenName.objects.filter(ref__in=[entry.ref for entry in shown]).values_list("ref", flat=True)
    )
    context = {
        "page": page,
        "entries": [(entry, entry.ref in hidden) for entry in shown],
        "shown": shown,
        "word": word,
        "count": len(entries),
        "named": sum(bool(entry.shown) for entry in entries),
        "may_hide": may_hide(request, page),
    }
    return render(request, "donations/list.html", context)


def edit(request: StaffRequest, page_id: int, ref: str = "") -> HttpResponse:
    """Adds an entry, or changes the one of this name."""
    page = editable(request, page_id)
    draft = drafts.draft_of(page)
    entry = drafts.find(draft, ref) if ref else HonourEntry()
    if entry is None:
        raise Http404
    form = EntryForm(request.POST or None, instance=entry, roll=draft)
    if request.method == "POST" and form.is_valid():
        answer = _save(request, page, lambda rows: drafts.put(rows, form.instance))
        if answer:
            return answer
    context = {"page": page, "form": form, "entry": entry, "is_new": not ref}
    return render(request, "donations/entry.html", context)


def _save(request: StaffRequest, page: HonourRollPage, change: Any) -> HttpResponse | None:
    try:
        drafts.change(page, request.user, change)
    except RefusedError as error:
        messages.error(request, str(error))
        return None
    messages.success(request, _("The draft of the list was saved. Readers see it when it is signed."))
    return redirect("honour_list", page.pk)


@require_POST
def remove(request: StaffRequest, page_id: int, ref: str) -> HttpResponse:
    page = editable(request, page_id)
    if drafts.find(drafts.draft_of(page), ref) is None:
        raise Http404
    return _save(request, page, lambda rows: drafts.without(rows, ref)) or redirect("honour_list", page.pk)


def may_hide(request: StaffRequest, page: HonourRollPage) -> bool:
    """Everybody who works with the roll: hiding is the safe direction, and can't wait for the right person."""
    return bool(page.permissions_for_user(request.user).can_edit() or roles_of(request.user))


def hide(request: StaffRequest, page_id: int, ref: str) -> HttpResponse:
    """Takes a name down at once, everywhere it stands on a roll."""
    page = get_object_or_404(HonourRollPage, pk=page_id)
    if not may_hide(request, page):
        raise PermissionDenied
    entry = drafts.find(drafts.draft_of(page), ref) or page.entries.filter(ref=ref).first()
    if entry is None:
        raise Http404
    places = {place.ref: place for place in hiding.places_of(entry.name or entry.nickname)}
    others = [place for place in places.values() if place.ref != ref]
    form = HideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = [(place.ref, place.page_id) for place in others if place.ref in request.POST.getlist("also")]
        made = hiding.hide(
            [(ref, page.pk), *chosen],
            request.user,
            withdrawn_on=form.cleaned_data["withdrawn_on"],
            note=form.cleaned_data["note"],
        )
        count = len(made)
        messages.success(
            request,
            ngettext(
                "%(num)s name was hidden; readers no longer get it.",
                "%(num)s names were hidden; readers no longer get them.",
                count,
            )
            % {"num": count},
        )
        return redirect("honour_list", page.pk)
    context = {"page": page, "entry": entry, "form": form, "others": others}
    return render(request, "donations/hide.html", context)


@require_POST
def export(request: StaffRequest, page_id: int) -> HttpResponse:
    """The draft's whole list for staff, hidden names among it; kept in the log."""
    page = editable(request, page_id)
    entries = drafts.entries_of(drafts.draft_of(page))
    log(instance=page, action=EXPORT_ACTION, user=request.user, data={"rows": len(entries)})
    return sheets.answer(sheets.of_entries(entries), f"honour-roll-{page.slug}.csv")
