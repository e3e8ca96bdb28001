"""The admin's page on which one file gets a successor, and what shows it gets drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from core import media, superseding
from core.models import SiteDocument, SiteImage

if TYPE_CHECKING:
    from core.requests import StaffRequest

MODELS: dict[str, Any] = {media.IMAGE: SiteImage, media.DOCUMENT: SiteDocument}
# What a successor begins with; its file is its own.
WORDS = ("title", "caption", "credit", "description", "collection_id")


@require_http_methods(["GET", "HEAD", "POST"])
def successor(request: StaffRequest, kind: str, pk: int) -> HttpResponse:
    if kind not in MODELS:
        raise Http404
    old = get_object_or_404(MODELS[kind], pk=pk)
    if not policy_registry.get_by_type(type(old)).user_has_permission(request.user, "add"):
        raise PermissionDenied
    made = MODELS[kind].objects.filter(supersedes=old).first()
    form = None if made else _form(request, old)
    if request.method == "POST" and (made or (form and form.is_valid())):
        made = made or _keep(form, old, request.user)
        _tell(request, superseding.put_in_place(old, made, request.user))
        return redirect(request.path)
    return render(request, "core/successor.html", _context(request, old, made, form))


def _form(request: StaffRequest, old: Any) -> Any:
    make: Any = get_image_form if isinstance(old, SiteImage) else get_document_form
    fresh = type(old)(**{name: getattr(old, name) for name in WORDS if hasattr(old, name)})
    fields = [name for name in type(old).admin_form_fields if not name.startswith(("focal", "tags"))]
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return make(type(old), fields)(*posted, instance=fresh, user=request.user)


def _keep(form: Any, old: Any, user: Any) -> Any:
    form.instance.supersedes = old
    form.instance.uploaded_by_user = user
    made = form.save()
    made.tags.set(old.tags.names())
    log(instance=made, action="wagtail.create", user=user)
    return made


def _tell(request: StaffRequest, done: list[superseding.Place]) -> None:
    if not done:
        messages.warning(request, _("No draft was changed."))
        return
    text = ngettext(
        "The new file stands in the draft of %(count)d page now. Submit it for review.",
        "The new file stands in the drafts of %(count)d pages now. Submit them for review.",
        len(done),
    )
    messages.success(request, text % {"count": len(done)})


def _context(request: StaffRequest, old: Any, made: Any, form: Any) -> dict[str, Any]:
    finder = AdminURLFinder(request.user)
    rows = [(place, finder.get_edit_url(place.obj)) for place in superseding.places(old, request.user)]
    ready = superseding.ready(old, made, request.user) if made else []
    return {
        "old": old,
        "made": made,
        "form": form,
        "media": form.media if form else "",
        "places": rows,
        "to_change": sum(not place.problem for place, _url in rows),
        "ready": [(place, finder.get_edit_url(place.obj)) for place in ready],
        "back": _edit_url(old),
        "made_url": _edit_url(made) if made else "",
        "public": media.is_public(media.key_of(old)),
    }


def _edit_url(item: Any) -> str:
    name = "wagtailimages:edit" if isinstance(item, SiteImage) else "wagtaildocs:edit"
    return reverse(name, args=[item.pk])
