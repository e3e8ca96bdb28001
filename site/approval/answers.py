"""How a refusal is answered: in words, after everything was rolled back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def refused(request: HttpRequest, error: Exception) -> HttpResponse:
    """A message and the way back; a problem document for programs."""
    if "json" in request.headers.get("Accept", "") or request.path.startswith("/api/"):
        return JsonResponse(
            {"title": str(error), "status": 409}, status=409, content_type="application/problem+json"
        )
    messages.error(request, str(error))
    back = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(back if safe else "/admin/")
