from __future__ import annotations

from django.db.models.signals import post_delete, post_save

from core import generation
from news.models import Topic


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(_topic_changed, sender=Topic, dispatch_uid=f"news.topic.{id(signal)}")


def _topic_changed(sender, instance, **kwargs) -> None:
    """Lists, feeds and articles name topics; what a process keeps of them is old now."""
    generation.bump()
