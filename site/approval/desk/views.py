"""The signer's desk: what changed, what to note, who signed, and two buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, Revision, WorkflowMixin

from approval import authors, checks, comparison, digest, signing
from approval.desk import inbox as waiting
from approval.desk.history import history
from approval.naming import name_of
from approval.permissions import roles_of
from approval.refusals import RefusedError
from core import headers, kinds
from core.images import pictures

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    return _answer(request, "approval/inbox.html", {"items": waiting.waiting_for(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_id).specific
    return _desk(request, page)


@require_http_methods(["GET", "HEAD", "POST"])
def object_desk(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        raise Http404 from None
    if not issubclass(model, WorkflowMixin) or issubclass(model, Page):
        raise Http404
    return _desk(request, get_object_or_404(model, pk=pk))


def _desk(request: HttpRequest, obj: Any) -> HttpResponse:
    if not _may_look(obj, request.user):
        raise PermissionDenied
    error = ""
    if request.method == "POST":
        try:
            return _decide(request, obj)
        except RefusedError as refused:
            error = str(refused)
            obj.refresh_from_db()
    context = _context(obj, request.user)
    context |= {"error": error, "opinion": request.POST.get("opinion", "")}
    return _answer(request, "approval/desk.html", context, status=409 if error else 200)


def _may_look(obj: Any, user: Any) -> bool:
    """Who may edit it, who signs it, and who reads along."""
    state = signing.waiting_state(obj)
    if user.is_superuser or (state and state.task.specific._user_in_groups(user)):
        return True
    if not isinstance(obj, Page):
        return bool(roles_of(user))
    may = obj.permissions_for_user(user)
    return may.can_edit() or bool(may.permissions & {"change", "lock"})


def _decide(request: HttpRequest, obj: Any) -> HttpResponse:
    state = signing.waiting_state(obj)
    if state is None:
        raise RefusedError(_("This piece is not waiting for a signature."))
    opinion = request.POST.get("opinion", "").strip()[:2000]
    if request.POST.get("decision") == "sign":
        signing.sign(state, request.user, opinion=opinion, seen=request.POST.get("seen", ""))
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
    content = digest.canonical(draft)
    base = authors.last_approval(obj)
    compared = comparison.compare(draft, content, base)
    state = signing.waiting_state(obj)
    findings = checks.run(draft)
    kind = kinds.of(type(obj)) if isinstance(obj, Page) else None
    return {
        "obj": obj,
        "draft": draft,
        "title": getattr(draft, "title", None) or str(draft),
        "kind": kind.label if kind else obj._meta.verbose_name,
        "version": Revision.objects.for_instance(obj).count(),
        "people": _people(draft, base),
        "comparison": compared,
        "thumbnails": _thumbnails(compared),
        "findings": findings,
        "blocked": bool(checks.blocking(findings)),
        "history": history(obj),
        "state": state,
        "is_final": signing.is_final(state.task, obj) if state else False,
        "refusal": signing.refusal(obj, user) if state else "",
        "may_return": bool(state and state.task.specific._user_in_groups(user)),
        "digest": digest.digest_of(content),
        "go_live_at": getattr(draft, "go_live_at", None),
        "edit_url": AdminURLFinder(user).get_edit_url(obj),
        "preview_url": _preview_url(obj, user),
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


def _thumbnails(compared: comparison.Comparison) -> dict[int, Any]:
    return pictures([change.pk for change in compared.pictures], "card")


def _preview_url(obj: Any, user: Any) -> str:
    if isinstance(obj, Page) and obj.permissions_for_user(user).can_edit():
        return reverse("wagtailadmin_pages:view_draft", args=[obj.pk])
    return ""


def _answer(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    context |= {
        "waiting": waiting.count_for(request.user),
        "me": name_of(request.user),
        "office": _office(request),
    }
    return headers.protect(render(request, template, context, status=status), preview=True)


def _office(request: HttpRequest) -> str:
    group = request.user.groups.exclude(role=None).order_by("-role__role").first()
    return group.name if group else ""
