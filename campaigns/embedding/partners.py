"""Which origins may frame cards."""

from __future__ import annotations

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from approval import seals
from campaigns.models import EmbedPartner
from core import generation


def origins() -> tuple[str, ...]:
    """The origins of all active partners whose registration was signed, each once."""
    return generation.kept("embed origins", _read)


def _read() -> tuple[str, ...]:
    key = Concat(Value(f"{EmbedPartner._meta.label_lower}:"), Cast("pk", CharField()))
    rows = EmbedPartner.objects.filter(active=True).annotate(owner=key).filter(seals.sealed())
    return tuple(dict.fromkeys(origin for row in rows.order_by("pk") for origin in row.origins))
