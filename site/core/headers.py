"""Headers of every public answer. The policy is strict: nothing inline, nothing from another host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpResponse

PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}; manifest-src 'self'"
)
# A card on other sites: no script, no form, nothing but its own style and pictures.
EMBED_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors {ancestors}"
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


def protect(response: HttpResponse, *, preview: bool = False) -> HttpResponse:
    """Sets the public headers. A preview may be framed by the site itself, a public page by nobody."""
    ancestors = "'self'" if preview else "'none'"
    response["Content-Security-Policy"] = PUBLIC_POLICY.format(ancestors=ancestors)
    response["X-Frame-Options"] = "SAMEORIGIN" if preview else "DENY"
    _always(response)
    # A preview belongs to one signed-in person; a public page may be kept, but is asked for each time. What was
    # made for one reader (a form with its token) stays what it was said to be: kept by nobody.
    if preview:
        response["Cache-Control"] = "private, no-store"
    elif response.get("Cache-Control") != "no-store":
        response["Cache-Control"] = "no-cache"
    if not preview:
        response["Vary"] = "Accept-Encoding, Cookie"
    return response


def protect_embed(response: HttpResponse, origins: Iterable[str]) -> HttpResponse:
    """Sets the headers of a card that exactly these origins may frame; with none of them nobody may."""
    ancestors = " ".join(origins)
    response["Content-Security-Policy"] = EMBED_POLICY.format(ancestors=ancestors or "'none'")
    if not ancestors:
        # The older header knows no list of origins: where there is one, only the policy says it.
        response["X-Frame-Options"] = "DENY"
    _always(response)
    response["Cache-Control"] = "no-cache"
    response["Vary"] = "Accept-Encoding"
    return response


def _always(response: HttpResponse) -> None:
    response["X-Content-Type-Options"] = "nosniff"
    response["Referrer-Policy"] = settings.SECURE_REFERRER_POLICY
    response["Permissions-Policy"] = PERMISSIONS
    response["Cross-Origin-Opener-Policy"] = "same-origin"
    seconds = getattr(settings, "SECURE_HSTS_SECONDS", 0)
    if seconds:
        response["Strict-Transport-Security"] = f"max-age={seconds}"
