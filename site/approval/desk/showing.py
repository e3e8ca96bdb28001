"""What all pages of the desk share: who may look, what changed, the frame around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from wagtail.models import Page, WorkflowMixin

from approval import comparison, digest, signing
from approval.authors import last_approval
from approval.desk import inbox
from approval.naming import name_of
from approval.permissions import roles_of
from core import headers
from core.images import pictures

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from approval.models import Approval

__all__ = ["answer", "changes", "find", "last_approval", "may_look"]


def find(*, page_id: int = 0, label: str = "", pk: int = 0) -> Any:
    """The page, or the thing of another kind that goes through a chain. Raises Http404."""
    if page_id:
        return get_object_or_404(Page, pk=page_id).specific
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        raise Http404 from None
    if not issubclass(model, WorkflowMixin) or issubclass(model, Page):
        raise Http404
    return get_object_or_404(model, pk=pk)


def may_look(obj: Any, user: Any) -> bool:
    """Who may edit it, who signs it, and who reads along."""
    state = signing.waiting_state(obj)
    if user.is_superuser or (state and state.task.specific._user_in_groups(user)):
        return True
    if not isinstance(obj, Page):
        return bool(roles_of(user))
    may = obj.permissions_for_user(user)
    return may.can_edit() or bool(may.permissions & {"change", "lock"})


def changes(
    draft: Any, content: dict[str, Any], base: Approval | None, *, frozen: bool = False
) -> dict[str, Any]:
    """What the template of the changes needs."""
    compared = comparison.compare(draft, content, base, frozen=frozen)
    return {
        "comparison": compared,
        "thumbnails": pictures([change.pk for change in compared.pictures], "card"),
        "digest": digest.digest_of(content),
    }


def answer(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    context |= {
        "waiting": inbox.count_for(request.user),
        "me": name_of(request.user),
        "office": _office(request),
    }
    return headers.protect(render(request, template, context, status=status), preview=True)


def _office(request: HttpRequest) -> str:
    group = request.user.groups.exclude(role=None).order_by("-role__role").first()
    return group.name if group else ""
