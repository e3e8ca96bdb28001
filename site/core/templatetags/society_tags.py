"""What the admin's templates say of the society."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.translation import get_language

from core import shell, sites

if TYPE_CHECKING:
    from core.presentation import Society

register = template.Library()


@register.simple_tag(takes_context=True)
def society(context: dict[str, Any]) -> Society | None:
    """The society whose site is asked; None where no site is."""
    request = context.get("request")
    place = sites.of(request) if request else None
    return shell.society(place.id, get_language() or "") if place else None
