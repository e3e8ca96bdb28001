"""Change requests: the list, and one of them with what it would change and two buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from approval import changes
from approval.desk import differences
from approval.desk.history import history_of_change
from approval.desk.showing import answer
from approval.enums import Decision
from approval.models import ChangeRequest
from approval.permissions import roles_of
from approval.refusals import RefusedError

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PER_PAGE = 30


@require_safe
def change_list(request: HttpRequest) -> HttpResponse:
    if not _reads_all(request.user):
        raise PermissionDenied
    chosen = request.GET.get("status", Decision.WAITING)
    rows = ChangeRequest.objects.select_related("requested_by", "decided_by")
    if chosen in Decision.values:
        rows = rows.filter(status=chosen)
    context = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("p")),
        "chosen": chosen,
        "choices": [*Decision.choices, ("all", _("All"))],
    }
    return answer(request, "approval/change_requests.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(ChangeRequest.objects.select_related("requested_by", "decided_by"), pk=pk)
    if asked.requested_by_id != request.user.pk and not _reads_all(request.user):
        raise PermissionDenied
    error = ""
    if request.method == "POST":
        try:
            return _decide(request, asked)
        except RefusedError as refused:
            error = str(refused)
            asked.refresh_from_db()
    context = _context(asked, request.user)
    context |= {"error": error, "opinion": request.POST.get("opinion", "")}
    return answer(request, "approval/change_request.html", context, status=409 if error else 200)


def _reads_all(user: Any) -> bool:
    return user.is_superuser or bool(roles_of(user))


def _decide(request: HttpRequest, asked: ChangeRequest) -> HttpResponse:
    user: Any = request.user
    opinion = request.POST.get("opinion", "").strip()[:2000]
    decision = request.POST.get("decision")
    if decision == "sign":
        changes.approve(asked, user, opinion, seen=request.POST.get("seen") or "nothing")
        messages.success(request, _("Signed. The change holds from now on."))
    elif decision == "return":
        changes.send_back(asked, user, opinion)
        messages.success(request, _("Returned. Whoever asked for it is told the reason."))
    elif decision == "recall":
        changes.recall(asked, user)
        messages.success(request, _("Recalled. Nothing was changed."))
        return HttpResponseRedirect(reverse("approval:change", args=[asked.pk]))
    else:
        raise RefusedError(_("Sign, or return with a reason."))
    return HttpResponseRedirect(reverse("approval:inbox"))


def _context(asked: ChangeRequest, user: Any) -> dict[str, Any]:
    parts = differences.of(asked.parts)
    shown, count = differences.affected(asked.parts)
    is_waiting = asked.status == Decision.WAITING
    return {
        "change_request": asked,
        "parts": parts,
        "thumbnails": differences.thumbnails(parts),
        "affected": shown,
        "affected_count": count,
        "more": count - len(shown),
        "history": history_of_change(asked),
        "refusal": changes.refusal(asked, user) or "",
        "may_recall": is_waiting and asked.requested_by_id == user.pk,
        "is_waiting": is_waiting,
        "seen": changes.token_of(asked),
        "compared": {"base": True},
    }
