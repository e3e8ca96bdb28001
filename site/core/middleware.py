"""Our part of the way of a request."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation

from core import generation, guard, public, sites, views

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}
# Addresses that are never public pages: no statement is spent on them.
ELSEWHERE = ("/admin/", "/account/", "/static/", "/django-admin/", "/reading/", "/search/", "/en/search/")


class PublicPagesMiddleware:
    """Stands first and answers what is public. Who is signed in takes the long way, through Wagtail."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            # No address of ours, and PostgreSQL refuses to look for it.
            return views.bad_request(request)
        if not request.path_info.startswith("/static/"):
            generation.begin()
        if self.sends(request) and (taken := public.receive(request)) is not None:
            return taken
        reads = self.reads(request)
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
        answer = public.answer(request) if reads and not signed_in else None
        if answer is not None:
            return answer
        response = self.get_response(request)
        if reads and response.status_code == HTTPStatus.NOT_FOUND:
            # Wagtail knows no feed, code or permanent link below a page.
            answer = public.answer(request) if signed_in else None
            return answer or public.answer_at_last(request) or response
        return response

    def reads(self, request: HttpRequest) -> bool:
        """Whether this asks for something that may be public."""
        return request.method in {"GET", "HEAD"} and self.is_outside(request)

    def sends(self, request: HttpRequest) -> bool:
        """Whether this sends something to an address that may be public."""
        return request.method == "POST" and self.is_outside(request)

    def is_outside(self, request: HttpRequest) -> bool:
        return (
            # Whoever must first be sent to https is: SecurityMiddleware stands further down.
            (request.is_secure() or not settings.SECURE_SSL_REDIRECT)
            and not getattr(request, "is_dummy", False)
            and not request.path_info.startswith(ELSEWHERE)
        )


class LanguageMiddleware:
    """The language of a public page comes from its path, that of the admin from the person's profile."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = sites.language_of(request.path_info)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            return self.get_response(request)


# How rooms word their refusals, asked after the rollback.
_wordings: dict[type[Exception], Callable[[HttpRequest, Exception], HttpResponse]] = {}


def word(error: type[Exception], answer: Callable[[HttpRequest, Exception], HttpResponse]) -> None:
    """Sets who answers a request that ended with this error."""
    _wordings[error] = answer


def _wording_of(error: Exception) -> Callable[[HttpRequest, Exception], HttpResponse]:
    """The answer set for this kind of error, or for the nearest more general one."""
    return next(_wordings[kind] for kind in type(error).__mro__ if kind in _wordings)


class WriteTransactionMiddleware:
    """One transaction for each unsafe request, none for reading: a reader never takes SQLite's write lock."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method in SAFE or getattr(view, "opens_own_transactions", False):
            return None
        try:
            with guard.guarded():
                response = view(request, *args, **kwargs)
                if hasattr(response, "render") and callable(response.render) and not response.is_rendered:
                    response = response.render()
        except tuple(_wordings) as error:
            return _wording_of(error)(request, error)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Views that open their own transactions, and reading, are answered in words as well."""
        if isinstance(exception, tuple(_wordings)):
            return _wording_of(exception)(request, exception)
        return None
