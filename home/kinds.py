from __future__ import annotations

from core import bodies
from core.kinds import Kind, register

from .models import HomePage, StandardPage


@register
class HomeKind(Kind):
    name = "home"
    model = HomePage
    template = "home/home_page.html"
    label = "home"
    listed = False


@register
class StandardKind(Kind):
    name = "page"
    model = StandardPage
    template = "home/standard_page.html"
    label = "page"

    def gather(self, page, view):
        return {"title": page.title, "blocks": bodies.gather(bodies.raw_of(page.body))}
