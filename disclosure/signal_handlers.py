from __future__ import annotations

from django.db.models.signals import post_delete, post_save, pre_save

from core import generation, publication
from disclosure.models import DisclosureCategory, DisclosurePage, IssuingBody, LegalReference


def connect() -> None:
    for model in (DisclosureCategory, IssuingBody, LegalReference):
        for signal in (post_save, post_delete):
            signal.connect(_words_changed, sender=model, dispatch_uid=f"disclosure.{id(signal)}.{model}")
    pre_save.connect(_note_place, sender=DisclosureCategory, dispatch_uid="disclosure.place")
    post_save.connect(_moved, sender=DisclosureCategory, dispatch_uid="disclosure.moved")


def _words_changed(sender, instance, **kwargs) -> None:
    """Lists, filters and pages name them; what a process keeps of them is old now."""
    generation.bump()


def _note_place(sender, instance, **kwargs) -> None:
    before = DisclosureCategory.objects.filter(pk=instance.pk).values_list("parent_id", flat=True)
    instance.was_below = before.first()


def _moved(sender, instance, created, raw=False, **kwargs) -> None:
    """A class that stands below another now: its pages belong to other lists."""
    if raw or created or instance.was_below == instance.parent_id:
        return
    from disclosure import catalogue

    classes = catalogue.read_tree().within(instance.pk)
    for page in DisclosurePage.objects.filter(live=True, category__in=classes).specific():
        publication.appeared(page)
