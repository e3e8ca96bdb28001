from __future__ import annotations

from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published

from core import generation
from news.chronicle import proposals
from news.models import NewsPage, Topic


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(_topic_changed, sender=Topic, dispatch_uid=f"news.topic.{id(signal)}")
    page_published.connect(_news_published, sender=NewsPage, dispatch_uid="news.proposals")


def _topic_changed(sender, instance, **kwargs) -> None:
    """Lists, feeds and articles name topics; what a process keeps of them is old now."""
    generation.bump()


def _news_published(sender, instance, **kwargs) -> None:
    # Wagtail says "published" of aliases that are drafts as well.
    if instance.live:
        proposals.propose(instance)
