"""Conventions no reviewer remembers, held by the system check framework."""

from __future__ import annotations

from django.apps import apps
from django.core.checks import Error, register
from wagtail.models import Page

from core import kinds


@register()
def every_page_type_has_a_kind(app_configs, **kwargs) -> list[Error]:
    missing = [
        model
        for model in apps.get_models()
        if issubclass(model, Page) and model is not Page and kinds.of(model) is None
    ]
    return [
        Error(
            f"{model._meta.label} is a page type without a kind.",
            hint="Register a Kind for it in the kinds.py of its room.",
            obj=model,
            id="core.E001",
        )
        for model in missing
    ]
