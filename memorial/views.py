"""Staff's page for taking a consent back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin.admin_url_finder import AdminURLFinder

from approval.desk.showing import answer
from approval.refusals import RefusedError
from memorial import consents
from memorial.forms import WithdrawForm
from memorial.models import MemorialRecord

if TYPE_CHECKING:
    from core.requests import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Says what will happen, takes what is to be hidden and why, and hides it."""
    record = get_object_or_404(MemorialRecord, pk=pk)
    if not record.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    shown = record if record.live else record.get_latest_revision_as_object()
    choices = consents.in_force(shown)
    form = WithdrawForm(request.POST if request.method == "POST" else None, choices=choices)
    error = "" if choices else _("There is no consent in force: nothing of it is shown.")
    back = AdminURLFinder(request.user).get_edit_url(record) or "/admin/"
    if request.method == "POST" and choices and form.is_valid():
        try:
            consents.withdraw(
                shown,
                request.user,
                scopes=set(form.cleaned_data["scopes"]),
                reason=form.cleaned_data["reason"],
            )
        except RefusedError as refused:
            error = str(refused)
        else:
            messages.success(request, _("Hidden. It stays on the list “to be signed afterwards”."))
            return HttpResponseRedirect(back)
    context = {"record": record, "form": form, "error": error, "back_url": back, "is_live": record.live}
    status = 409 if error and request.method == "POST" else 200
    return answer(request, "memorial/withdraw.html", context, status=status)
