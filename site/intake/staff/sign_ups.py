"""The list of who signed up: read, cancelled, exported by those whose affair it is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.log_actions import log

from intake import offering, signing_up
from intake.models import SignUp, SignUpPage
from intake.staff import exports, permissions

if TYPE_CHECKING:
    from core.requests import StaffRequest

PER_PAGE = 50


@require_safe
def forms(request: StaffRequest) -> HttpResponse:
    """The forms whose sign-ups this person may see."""
    if not request.user.has_perm(permissions.VIEW):
        raise PermissionDenied
    found = [page for page in permissions.counted_pages() if permissions.may_edit(request.user, page)]
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    return _private(render(request, "intake/forms.html", {"page": page}))


@require_safe
def sign_ups(request: StaffRequest, page_id: int) -> HttpResponse:
    form = _form(request, page_id)
    rows = form.sign_ups.select_related("consent").order_by("number")
    taken = rows.standing().persons()
    context = {
        "form": form,
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("p")),
        "taken": taken,
        "left": offering.places_left(form, taken),
        "may_cancel": permissions.may_cancel(request.user, form),
        "may_export": permissions.may_export(request.user, form),
    }
    return _private(render(request, "intake/sign_ups.html", context))


@require_http_methods(["POST"])
def cancel(request: StaffRequest, page_id: int, pk: int) -> HttpResponse:
    form = _form(request, page_id)
    if not permissions.may_cancel(request.user, form):
        raise PermissionDenied
    row = get_object_or_404(SignUp, pk=pk, page=form)
    if signing_up.cancel(row):
        log(instance=form, action="intake.cancel", user=request.user, data={"number": row.number})
        messages.success(
            request, _("Sign-up %(number)s is cancelled; its places are free.") % {"number": row.number}
        )
    return redirect("intake_sign_ups", form.pk)


@require_POST
def export(request: StaffRequest, page_id: int, kind: str) -> HttpResponse:
    """The whole list as a file. Who took it, and how many rows, is in the log of the site."""
    form = _form(request, page_id)
    if not permissions.may_export(request.user, form):
        raise PermissionDenied
    if kind not in exports.TYPES:
        raise Http404
    rows = list(form.sign_ups.order_by("number"))
    log(
        instance=form,
        action="intake.export",
        user=request.user,
        data={"rows": len(rows), "format": kind},
    )
    answer = HttpResponse(exports.content(kind, form, rows), content_type=exports.TYPES[kind])
    name = quote(f"{form.title}.{kind}")
    answer["Content-Disposition"] = (
        f"attachment; filename=\"sign-ups-{form.pk}.{kind}\"; filename*=UTF-8''{name}"
    )
    return _private(answer)


def _form(request: StaffRequest, page_id: int) -> SignUpPage:
    form = get_object_or_404(SignUpPage, pk=page_id)
    if not permissions.may_see(request.user, form):
        raise PermissionDenied
    return form


def _private(response: HttpResponse) -> HttpResponse:
    """Names and numbers are kept by no browser and no proxy."""
    response["Cache-Control"] = "private, no-store"
    return response
