"""The list of what readers report: state, reply, in whose hands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.log_actions import log

from approval.naming import name_of
from core import entries
from intake import notices
from intake.enums import ReportKind, ReportState
from intake.models import Report
from intake.staff import permissions

if TYPE_CHECKING:
    from core.requests import StaffRequest

PER_PAGE = 40


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class ReportForm(forms.ModelForm):
    """State, hands and reply. What the reader wrote is changed by nobody."""

    assigned_to = PersonField(
        queryset=None,
        required=False,
        label=gettext_lazy("In the hands of"),
        empty_label=gettext_lazy("Nobody yet"),
    )

    class Meta:
        model = Report
        fields = ["state", "assigned_to", "reply"]
        widgets = {"reply": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people: Any = self.fields["assigned_to"]
        people.queryset = notices.handlers()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("state") == ReportState.ANSWERED and not given.get("reply", "").strip():
            self.add_error("reply", _("Write what was answered, also where it was said by telephone."))
        if given.get("state") == ReportState.IN_HAND and not given.get("assigned_to"):
            self.add_error("assigned_to", _("Choose in whose hands it is."))
        return given


@require_safe
def report_list(request: StaffRequest) -> HttpResponse:
    if not request.user.has_perm(permissions.VIEW_REPORTS):
        raise PermissionDenied
    state, kind = request.GET.get("state", "open"), request.GET.get("kind", "")
    rows = Report.objects.select_related("assigned_to").defer("text", "reply")
    if state == "open":
        rows = rows.open()
    elif state in ReportState.values:
        rows = rows.filter(state=state)
    if kind in ReportKind.values:
        rows = rows.filter(kind=kind)
    if "mine" in request.GET:
        rows = rows.filter(assigned_to=request.user)
    context = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("p")),
        "state": state,
        "kind": kind,
        "mine": "mine" in request.GET,
        "states": [("open", _("New and in hand")), *ReportState.choices, ("all", pgettext("list", "All"))],
        "kinds": [("", pgettext("list", "All")), *ReportKind.choices],
    }
    return _private(render(request, "intake/reports.html", context))


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: StaffRequest, pk: int) -> HttpResponse:
    if not request.user.has_perm(permissions.VIEW_REPORTS):
        raise PermissionDenied
    found = get_object_or_404(Report.objects.select_related("assigned_to", "replied_by"), pk=pk)
    may_change = request.user.has_perm(permissions.CHANGE_REPORTS)
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    form = ReportForm(request.POST if request.method == "POST" else None, instance=found)
    if request.method == "POST" and form.is_valid():
        keep(form, request.user)
        messages.success(request, _("Report %(number)s is saved.") % {"number": found.number})
        return redirect("intake_reports")
    context = {
        "report": found,
        "form": form,
        "may_change": may_change,
        "current": entries.public().filter(key=found.page_key).first() if found.page_key else None,
    }
    return _private(render(request, "intake/report.html", context))


@transaction.atomic
def keep(form: ReportForm, user: Any) -> Report:
    """Saves what was decided; a first reply is mailed, and a new pair of hands told."""
    changed = set(form.changed_data)
    found: Report = form.instance
    is_first_reply = found.state == ReportState.ANSWERED and found.replied_at is None
    if is_first_reply:
        found.replied_at, found.replied_by = timezone.now(), user
    form.save()
    log(instance=found, action="intake.report", user=user, data={"state": found.state})
    if is_first_reply:
        transaction.on_commit(lambda: notices.answered(found))
    if "assigned_to" in changed and found.assigned_to_id not in (None, user.pk):
        transaction.on_commit(lambda: notices.assigned(found))
    return found


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    return response
