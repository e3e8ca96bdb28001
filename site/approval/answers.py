"""How a refusal is answered: in words, after everything was rolled back."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from approval import changes, first_setup
from approval.refusals import RefusedError

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from approval.models import ChangeRequest

logger = logging.getLogger("approval")
# What databases say when a transaction would leave a seal stale; SQLite names no table.
TAKEN = ("UNIQUE constraint failed", "duplicate key value violates unique constraint")
STALE_SEAL = ("approval_seal", "FOREIGN KEY constraint failed")


def refused(request: HttpRequest, error: Exception) -> HttpResponse:
    """A message and the way back; a problem document for programs."""
    if _is_program(request):
        return _problem(str(error), HTTPStatus.CONFLICT)
    messages.error(request, str(error))
    return HttpResponseRedirect(_back(request))


def not_approved(request: HttpRequest, error: Any) -> HttpResponse:
    """What somebody tried to save is kept as a change request, and they are told so."""
    user = getattr(request, "user", None)
    _drop_messages(request)
    change = None
    if user is not None and user.is_authenticated:
        try:
            with transaction.atomic():
                change = changes.capture(error, user)
                if change and first_setup.is_enough_for(change, user):
                    first_setup.carry_out(change, user)
                    return _set_up(request)
        except RefusedError as refusal:
            return refused(request, refusal)
    return _filed(request, change) if change else refused(request, error)


def broken_integrity(request: HttpRequest, error: Exception) -> HttpResponse:
    """The database itself has refused: at the very end a stale seal, at once what is there already. Any other
    fault of integrity stays an error."""
    if any(words in str(error) for words in TAKEN):
        logger.error("A write was refused: it is there already.", exc_info=error)
        _drop_messages(request)
        return refused(
            request,
            RefusedError(_("Nothing was saved: the same is there already. Load the page anew and look.")),
        )
    if not any(words in str(error) for words in STALE_SEAL):
        raise error
    logger.warning("A write was refused at commit: a seal was stale.", exc_info=error)
    _drop_messages(request)
    return refused(
        request,
        RefusedError(
            _("Nothing was saved: something public would have changed as nobody has approved it. "
              "It needs the signatures of its review.")
        ),
    )  # fmt: skip


def _filed(request: HttpRequest, change: ChangeRequest) -> HttpResponse:
    address = reverse("approval:change", args=[change.pk])
    text = _("Nothing is changed yet. Your change of “%(title)s” was kept and waits for the signature of the "
             "spokesperson, the leader in charge or the head.") % {"title": change.title}  # fmt: skip
    if change.replaced:  # type: ignore[attr-defined]
        text += " " + _("It takes the place of what you asked for before.")
    if _is_program(request):
        return _problem(text, HTTPStatus.ACCEPTED, change_request=request.build_absolute_uri(address))
    messages.warning(request, text)
    return HttpResponseRedirect(address)


def _set_up(request: HttpRequest) -> HttpResponse:
    text = _("Saved. As long as you are the only user, settings hold at once; they are listed until "
             "somebody else signs them.")  # fmt: skip
    if _is_program(request):
        return JsonResponse({"title": text})
    messages.success(request, text)
    return HttpResponseRedirect(_back(request))


def _drop_messages(request: HttpRequest) -> None:
    """ "Saved" is no longer true. Django has no public way to take back what was not sent yet."""
    storage = getattr(request, "_messages", None)
    if storage is not None:
        storage._queued_messages.clear()


def _is_program(request: HttpRequest) -> bool:
    return (
        "json" in request.headers.get("Accept", "")
        or request.headers.get("X-Requested-With") == "XMLHttpRequest"
        or request.path.startswith(("/api/", "/admin/api/"))
    )


def _problem(title: str, status: int, **more: Any) -> HttpResponse:
    document = {"title": title, "status": int(status), **more}
    return JsonResponse(document, status=status, content_type="application/problem+json")


def _back(request: HttpRequest) -> str:
    back = request.headers.get("Referer", "")
    return back if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}) else "/admin/"
