"""Public answers that are no page: files, modes, robots, sitemap, QR codes, errors."""

from __future__ import annotations

import mimetypes
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import quote

import segno
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.db import connection
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.template.loader import get_template
from django.utils import translation
from django.utils.http import http_date, url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from core import entries, generation, headers, media, modes, shell, sites, standing, superseding
from core.bodies import attachment
from core.models import SiteDocument

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase
    from django.utils.functional import _StrPromise as StrPromise

SITEMAP_SIZE = 5000
INLINE = {"application/pdf", "text/plain", "text/csv"}
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"


def _works_here(request: HttpRequest) -> bool:
    """Who works on the site sees every file."""
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated and user.has_perm("wagtailadmin.access_admin"))


@require_safe
def serve_media(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture or its rendition. There is no other way to a file."""
    key = media.owner_of(name)
    if key is None or not key.startswith(media.IMAGE):
        raise Http404
    public = media.is_public(key)
    if not public and not _works_here(request):
        raise Http404
    return _file(name, public=public)


@require_safe
def serve_document(request: HttpRequest, document_id: int, filename: str) -> HttpResponseBase:
    """An attachment: read in the browser where it can be, else (or with ?download=1) downloaded."""
    document = SiteDocument.objects.filter(pk=document_id).first()
    if document is None:
        raise Http404
    key = media.key_of(document)
    public = media.is_public(key)
    if not public and not _works_here(request):
        if successor := superseding.public_successor(document):
            return superseded(request, successor)
        raise Http404
    # A row that was made to name something else than a document's own file gives nothing.
    if media.owner_of(document.file.name or "") != key:
        raise Http404
    response = _file(document.file.name, public=public)
    kind = response["Content-Type"].split(";")[0]
    disposition = "inline" if kind in INLINE and "download" not in request.GET else "attachment"
    response["Content-Disposition"] = (
        f"{disposition}; filename*=UTF-8''{quote(document.filename_for_readers)}"
    )
    return response


def superseded(request: HttpRequest, successor: superseding.Successor) -> HttpResponse:
    """Leads on to the file that took the place of the one asked for.

    410, not a redirect: people must see that they get another file than the one they were told of, and
    programs that keep addresses must not store a page under the name of a document.
    """
    file = attachment(successor.document)
    language = sites.language_of(request.path_info)
    generation.begin()
    with translation.override(language):
        surroundings = shell.bare(request, _("Superseded file"), language=language, robots="noindex")
        context = {"shell": surroundings, "file": file, "date": successor.since}
        answer = HttpResponse(get_template("superseded.html").render(context), status=410)
    answer["Link"] = f'<{file.read_url}>; rel="successor-version"'
    return headers.protect(answer)


def _file(name: str, *, public: bool) -> HttpResponseBase:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if kind.startswith("text/"):
        kind = "text/plain; charset=utf-8"
    if settings.MEDIA_ACCEL_LOCATION:
        # nginx sends the file, also in parts; the path is one it gives to nobody who asks for it.
        response: HttpResponseBase = HttpResponse(content_type=kind)
        response["X-Accel-Redirect"] = settings.MEDIA_ACCEL_LOCATION + quote(name)
    else:
        try:
            response = FileResponse(default_storage.open(name), content_type=kind)
        except (FileNotFoundError, IsADirectoryError):
            raise Http404 from None
        response["Last-Modified"] = http_date(default_storage.get_modified_time(name).timestamp())
    # Names are never reused, so a copy can't be wrong; it may only outlive a withdrawal by an hour.
    response["Cache-Control"] = "public, max-age=3600" if public else "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = FILE_POLICY
    return response


@require_safe
def switch_mode(request: HttpRequest) -> HttpResponse:
    """Sets the reader's mode and goes back to the page. Works without JavaScript."""
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    response = HttpResponseRedirect(target)
    value = modes.switched(request)
    if value:
        response.set_cookie(
            modes.COOKIE,
            value,
            max_age=modes.MAX_AGE,
            samesite="Lax",
            secure=request.is_secure(),
            httponly=True,
        )
    else:
        response.delete_cookie(modes.COOKIE, samesite="Lax")
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    place = sites.of(request)
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /account/",
        "Disallow: /reading/",
        "Disallow: /search/",
    ]
    if place:
        lines.append(f"Sitemap: {shell.absolute(place, '/sitemap.xml')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """All public addresses; above 5,000 an index of parts."""
    place = sites.of(request)
    if place is None:
        raise Http404
    # An entry that lies on its page (a row of the chronicle) is found there.
    rows = entries.public().filter(site_id=place.id).order_by("pk")
    pages = Paginator(rows.values("path", "updated"), SITEMAP_SIZE)
    if number is None and pages.num_pages > 1:
        addresses = [shell.absolute(place, f"/sitemap-{n}.xml") for n in pages.page_range]
        return _xml("sitemap_index.xml", {"addresses": addresses})
    if (number or 1) > pages.num_pages:
        raise Http404
    found = pages.page(number or 1)
    urls = [(shell.absolute(place, row["path"]), row["updated"].isoformat()) for row in found]
    if not found.has_next():
        urls += [(shell.absolute(place, path), "") for path in standing.paths(place.id)]
    return _xml("sitemap.xml", {"urls": urls})


def _xml(template: str, context: dict) -> HttpResponse:
    response = HttpResponse(
        get_template(template).render(context), content_type="application/xml; charset=utf-8"
    )
    return headers.protect(response)


def qr_code(address: str) -> HttpResponse:
    """The address as a PNG: WeChat recognises a pressed picture, not a drawing."""
    output = BytesIO()
    segno.make(address, error="m").save(output, kind="png", scale=8, border=4)
    response = HttpResponse(output.getvalue(), content_type="image/png")
    response["Cache-Control"] = "public, max-age=86400"
    return response


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


# --- Errors -----------------------------------------------------------------------------------------


def _error(request: HttpRequest, template: str, title: StrPromise, status: int) -> HttpResponse:
    language = sites.language_of(request.path_info)
    generation.begin()
    with translation.override(language):
        context = {"shell": shell.bare(request, str(title), language=language, robots="noindex")}
        return headers.protect(HttpResponse(get_template(template).render(context), status=status))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error(request, "404.html", gettext_lazy("Page not found"), 404)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    return _error(request, "403.html", gettext_lazy("No access"), 403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return HttpResponse("400\n", status=400, content_type="text/plain; charset=utf-8")


def server_error(request: HttpRequest) -> HttpResponse:
    """Plain HTML that asks neither the database nor the settings of the society."""
    from django.utils import timezone

    moment = timezone.localtime()
    context = {"moment": moment, "number": f"{moment:%Y%m%d-%H%M%S}"}
    with translation.override(sites.language_of(request.path_info)):
        return headers.protect(HttpResponse(get_template("500.html").render(context), status=500))
