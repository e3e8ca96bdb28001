"""Publication in an emergency, and the list of what is to be signed afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import DraftStateMixin

from approval import checks, digest, directly
from approval.desk import showing
from approval.desk.forms import EmergencyForm
from approval.desk.inbox import address
from approval.enums import Role
from approval.models import Approval
from approval.naming import name_of
from approval.permissions import roles_of
from approval.refusals import RefusedError

if TYPE_CHECKING:
    from wagtail.models import Revision

READERS = {*directly.SIGN_AFTERWARDS, Role.ADMINISTRATOR, Role.AUDITOR}


def may_read(user: Any) -> bool:
    return user.is_superuser or bool(roles_of(user) & READERS)


@require_http_methods(["GET", "HEAD", "POST"])
def emergency(request: HttpRequest, page_id: int = 0, label: str = "", pk: int = 0) -> HttpResponse:
    """Asks for the reason, shows what would go out, and publishes it."""
    obj = showing.find(page_id=page_id, label=label, pk=pk)
    if not showing.may_look(obj, request.user):
        raise PermissionDenied
    form = EmergencyForm(request.POST or None, initial=_first_words(request.user))
    error = ""
    if request.method == "POST" and form.is_valid():
        try:
            directly.publish_emergency(obj, request.user, reason=form.note, seen=request.POST.get("seen", ""))
        except RefusedError as refused:
            error = str(refused)
            obj.refresh_from_db()
        else:
            messages.success(
                request,
                _("Published. It stays on the list “to be signed afterwards” until another has signed."),
            )
            return HttpResponseRedirect(address(obj))
    context = _emergency_context(obj, request.user) | {"form": form, "error": error}
    return showing.answer(request, "approval/emergency.html", context, status=409 if error else 200)


def _first_words(user: Any) -> dict[str, Any]:
    return {"word_by": name_of(user), "word_at": timezone.localtime(), "channel": "own"}


def _emergency_context(obj: Any, user: Any) -> dict[str, Any]:
    context: dict[str, Any] = {
        "obj": obj,
        "title": getattr(obj, "draft_title", "") or str(obj),
        "refusal": directly.emergency_refusal(obj, user),
        "desk_url": address(obj),
    }
    if obj.latest_revision is not None:
        draft = obj.get_latest_revision_as_object()
        content = digest.canonical(draft)
        context |= showing.changes(draft, content, showing.last_approval(obj))
        context["findings"] = checks.run(draft)
        context["blocked"] = bool(checks.blocking(context["findings"]))
    return context


@require_safe
def to_be_signed(request: HttpRequest) -> HttpResponse:
    if not may_read(request.user):
        raise PermissionDenied
    rows = [
        (approval, str(obj or approval.key), directly.confirm_refusal(approval, request.user))
        for approval, obj in directly.with_objects(directly.pending().defer("frozen"))
    ]
    return showing.answer(request, "approval/afterwards.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, approval_id: int) -> HttpResponse:
    """Shows what was published on one person's word, and takes the signature of another."""
    approval = get_object_or_404(Approval, pk=approval_id, route__in=directly.ON_ONE_WORD)
    obj = directly.object_of(approval)
    if obj is None:
        raise Http404
    if not (may_read(request.user) and showing.may_look(obj, request.user)):
        raise PermissionDenied
    error = ""
    opinion = request.POST.get("opinion", "").strip()[:2000]
    if request.method == "POST":
        try:
            directly.confirm(approval, request.user, opinion=opinion)
        except RefusedError as refused:
            error = str(refused)
        else:
            messages.success(request, _("Signed."))
            return HttpResponseRedirect(reverse("approval:afterwards"))
    context = _confirm_context(approval, obj, request.user) | {"error": error, "opinion": opinion}
    return showing.answer(request, "approval/confirm.html", context, status=409 if error else 200)


def _confirm_context(approval: Approval, obj: Any, user: Any) -> dict[str, Any]:
    is_record = not isinstance(obj, DraftStateMixin)
    revision: Revision | None = None if is_record else obj.revisions.filter(pk=approval.revision_id).first()
    before = Approval.objects.of(approval.key).filter(pk__lt=approval.pk).first()
    shown = revision.as_object() if revision else obj
    return {
        "approval": approval,
        "obj": obj,
        "title": getattr(shown, "title", None) or str(shown),
        "refusal": directly.confirm_refusal(approval, user),
        "desk_url": "" if is_record else address(obj),
        "newer": Approval.objects.filter(key=approval.key, pk__gt=approval.pk).exists(),
        **showing.changes(
            shown, approval.content, before, frozen=is_record or digest.of(shown) != approval.digest
        ),
    }
