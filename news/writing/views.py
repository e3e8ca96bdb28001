"""写稿: one page, three fields, one draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from wagtail import hooks

from news.writing import columns, drafts, pictures, report
from news.writing.forms import WritingForm

if TYPE_CHECKING:
    from core.requests import StaffRequest
    from news.models import NewsPage, NoticePage

TEMPLATE = "news/writing/write.html"


def write(request: StaffRequest) -> HttpResponse:
    """Answers a browser's form with a page, the page's own script with JSON: then nothing typed is lost."""
    if not columns.may_write(request.user):
        raise PermissionDenied
    if request.method != "POST":
        chosen = request.GET.get("column") or columns.last_column_of(request.user)
        return _page(request, WritingForm(user=request.user, initial={"column": chosen}))
    form = WritingForm(request.POST, request.FILES, user=request.user)
    if not form.is_valid():
        return _refusal(request, form)
    page = _save(request, form)
    target = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return JsonResponse({"url": target}) if _wants_json(request) else redirect(target)


# A large file is read, and its pictures decoded, before the database is locked for writing.
write.opens_own_transactions = True  # type: ignore[attr-defined]


def _save(request: StaffRequest, form: WritingForm) -> NewsPage | NoticePage:
    article = form.article
    assert article is not None  # noqa: S101 - a valid form has read one
    cleaned = pictures.clean(article)
    page = drafts.create(
        article, cleaned, column=form.chosen_column, genre=form.chosen_genre, user=request.user
    )
    for hook in hooks.get_hooks("after_create_page"):
        hook(request, page)
    report.tell(request, page, article, cleaned)
    return page


def _refusal(request: StaffRequest, form: WritingForm) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse(
            {"errors": {name: list(words) for name, words in form.errors.items()}}, status=422
        )
    return _page(request, form)


def _page(request: StaffRequest, form: WritingForm) -> HttpResponse:
    return render(request, TEMPLATE, {"form": form, "media": form.media})


def _wants_json(request: StaffRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
