"""Puts the gate in its place when the site starts."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect

from approval import gated, leaving_out, seals, versions, watching
from core import entries, guard, media
from core.models import Department, SocietySettings


def place() -> None:
    leaving_out.leave_out_machinery()
    gated.record(SocietySettings, free=_says_nothing)
    gated.record(Department)
    # A redirect to a page shows what has its own approval; one to an address shows what nobody looked at.
    gated.record(Redirect, free=lambda row: not row.redirect_link, when="{row}.redirect_link <> ''")
    entries.require(seals.sealed())
    media.require(Q(seals.sealed()) | Q(owner__contains="@") & Q(versions.is_readable_owner()))
    guard.guard_with(seals.hold)
    watching.connect()


def _says_nothing(row: Any) -> bool:
    """A row that Wagtail makes when settings are first asked for: nothing but defaults."""
    empty = SocietySettings(site_id=row.site_id)
    return all(
        getattr(row, field.attname) == getattr(empty, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    )
