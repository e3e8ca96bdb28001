"""The signer's desk: what changed, what to note, who signed, and two buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, Revision

from approval import authors, chains, checks, digest, directly, purposes, scheduling, signing
from approval.desk import inbox as waiting
from approval.desk import showing
from approval.desk.history import history
from approval.desk.inbox import emergency_address
from approval.models import PublicRecord
from approval.naming import name_of
from approval.refusals import RefusedError
from core import kinds, rendering

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    context = {"items": waiting.waiting_for(request.user), "scheduled": waiting.scheduled()}
    return showing.answer(request, "approval/inbox.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest, page_id: int = 0, label: str = "", pk: int = 0) -> HttpResponse:
    obj = showing.find(page_id=page_id, label=label, pk=pk)
    if not showing.may_look(obj, request.user):
        raise PermissionDenied
    error = ""
    if request.method == "POST":
        try:
            return _decide(request, obj)
        except RefusedError as refused:
            error = str(refused)
            obj.refresh_from_db()
    context = _context(obj, request.user)
    context |= {
        "error": error,
        "opinion": request.POST.get("opinion", ""),
        "proofread": "proofread" in request.POST,
    }
    return showing.answer(request, "approval/desk.html", context, status=409 if error else 200)


@require_safe
def preview(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    """The newest draft of a record as it would look; Wagtail shows that of a page."""
    obj = showing.find(label=label, pk=pk)
    if not isinstance(obj, PublicRecord):
        raise Http404
    if not showing.may_look(obj, request.user):
        raise PermissionDenied
    return rendering.preview(request, obj.get_latest_revision_as_object())


def _decide(request: HttpRequest, obj: Any) -> HttpResponse:
    if request.POST.get("decision") == "unschedule":
        scheduling.cancel(obj, request.user)
        messages.success(request, _("Cancelled. It will not be published at its time."))
        return HttpResponseRedirect(reverse("approval:inbox"))
    state = signing.waiting_state(obj)
    if state is None:
        raise RefusedError(_("This piece is not waiting for a signature."))
    opinion = request.POST.get("opinion", "").strip()[:2000]
    if request.POST.get("decision") == "sign":
        signing.sign(
            state,
            request.user,
            opinion=opinion,
            seen=request.POST.get("seen", ""),
            proofread="proofread" in request.POST,
        )
        obj.refresh_from_db()
        messages.success(request, _signed_message(obj))
    elif request.POST.get("decision") == "return":
        if not state.task.specific._user_in_groups(request.user):
            raise RefusedError(signing.refusal(obj, request.user))
        signing.send_back(state, request.user, reason=opinion)
        messages.success(request, _("Returned. Whoever submitted it is told the reason."))
    else:
        raise RefusedError(_("Sign, or return with a reason."))
    return HttpResponseRedirect(reverse("approval:inbox"))


def _signed_message(obj: Any) -> str:
    if (state := signing.waiting_state(obj)) is not None:
        return _("Signed. It goes on to the step “%(step)s”.") % {"step": state.task.name}
    if obj.scheduled_revision:
        moment = obj.scheduled_revision.approved_go_live_at
        return _("Signed. It will be published on %(moment)s.") % {"moment": _local(moment)}
    return _("Signed and published.")


def _local(moment: Any) -> str:
    from django.utils import timezone

    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


def _context(obj: Any, user: Any) -> dict[str, Any]:
    draft = obj.get_latest_revision_as_object()
    base = authors.last_approval(obj)
    findings = checks.run(draft)
    kind = kinds.of(type(obj))
    return {
        "obj": obj,
        "draft": draft,
        "title": getattr(draft, "title", None) or str(draft),
        "kind": kind.label if kind else obj._meta.verbose_name,
        "version": Revision.objects.for_instance(obj).count(),
        "people": _people(draft, base),
        "findings": findings,
        "blocked": bool(checks.blocking(findings)),
        "history": history(obj),
        "go_live_at": getattr(draft, "go_live_at", None),
        "scheduled": obj.scheduled_revision,
        "may_cancel": scheduling.may_cancel(obj, user),
        "edit_url": AdminURLFinder(user).get_edit_url(obj),
        "preview_url": _preview_url(obj, user),
        **showing.changes(draft, digest.canonical(draft), base),
        **_step(obj, user),
        **_outside(obj, user),
    }


def _step(obj: Any, user: Any) -> dict[str, Any]:
    """The step it waits at: what is looked at, and what this person may do."""
    state = signing.waiting_state(obj)
    if state is None:
        return {"state": None, "refusal": "", "why_no_chain": chains.why_none(obj)}
    task = state.task.specific
    principal = signing.principal_for(obj, user, task=task)
    return {
        "state": state,
        "purpose": task.get_purpose_display(),
        "about": purposes.about(task.purpose),
        "is_final": signing.is_final(state.task, obj),
        "refusal": signing.refusal(obj, user, task=task),
        "principal": name_of(principal) if principal else "",
        "may_return": task._user_in_groups(user),
    }


def _outside(obj: Any, user: Any) -> dict[str, Any]:
    """What goes round the chain: an emergency, and the signature that is owed since one."""
    return {
        "owed": directly.pending_of(obj),
        "emergency_url": emergency_address(obj) if directly.emergency_refusal(obj, user) is None else "",
    }


def _people(draft: Any, base: Any) -> list[tuple[str, str]]:
    """Who wrote and edited it: by the credits of the page, and by who saved it."""
    from django.contrib.auth import get_user_model

    made = [
        (str(draft._meta.get_field(name).verbose_name), str(getattr(draft, name)))
        for name in ("author", "editor", "responsible_editor")
        if any(f.name == name for f in draft._meta.get_fields()) and getattr(draft, name)
    ]
    users = get_user_model().objects.filter(pk__in=authors.of(draft, base))
    names = "、".join(sorted(name_of(user) for user in users))
    return [*made, (_("Written and changed by"), names)] if names else made


def _preview_url(obj: Any, user: Any) -> str:
    if isinstance(obj, Page) and obj.permissions_for_user(user).can_edit():
        return reverse("wagtailadmin_pages:view_draft", args=[obj.pk])
    if isinstance(obj, PublicRecord):
        return reverse("approval:preview", args=[obj._meta.label_lower, obj.pk])
    return ""
