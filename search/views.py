"""The results page. Whatever is typed is answered with a page that says what happened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import headers, shell, sites
from search import asked, synonyms
from search.results import gather, in_other_languages

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    place = sites.of(request)
    if place is None:
        raise Http404
    language = sites.language_of(request.path_info)
    question = asked.read(request.GET, synonyms.current())
    made = shell.bare(request, _("Search"), language=language, robots="noindex")
    words = question.query.text
    surroundings = replace(
        made,
        head=replace(made.head, title=f"{words} - {made.head.title}") if words else made.head,
        languages=shell.languages(place.id, language, in_other_languages(question, language)),
    )
    others = [spoken for spoken in surroundings.languages if not spoken.current]
    context = {"shell": surroundings, **gather(question, place.id, language, others)}
    html = get_template("search/results.html").render(context)
    return headers.protect(HttpResponse(html, status=400 if question.refused else 200))
