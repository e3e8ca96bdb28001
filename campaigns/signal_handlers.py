from __future__ import annotations

from django.db.models.signals import post_delete, post_save

from campaigns.models import EmbedPartner
from core import generation


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(_partner_changed, sender=EmbedPartner, dispatch_uid=f"campaigns.partner.{id(signal)}")


def _partner_changed(sender, instance, **kwargs) -> None:
    """Who may frame cards is kept by each process until something changes."""
    generation.bump()
