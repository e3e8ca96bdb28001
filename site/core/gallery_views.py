from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.template.loader import get_template

from core import headers

if TYPE_CHECKING:
    from django.http import HttpRequest


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with long, short, missing and English text."""
    from core.gallery import samples

    return headers.protect(HttpResponse(get_template("gallery.html").render(samples())))
