"""Wagtail's events, handed to the two moments of publication. What appears is told by the gate."""

from __future__ import annotations

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_unpublished, post_page_move, unpublished

from core import deletion, generation, kinds, publication
from core.images import make_renditions
from core.models import Person, SiteDocument, SiteImage, SiteRendition


def connect() -> None:
    page_unpublished.connect(_unpublished, dispatch_uid="core.unpublished")
    post_page_move.connect(_moved, dispatch_uid="core.moved")
    pre_delete.connect(_deleting, dispatch_uid="core.deleting")
    for signal in (post_save, post_delete):
        signal.connect(_restricted, sender=PageViewRestriction, dispatch_uid=f"core.restricted.{id(signal)}")
        signal.connect(_settings_changed, dispatch_uid=f"core.settings.{id(signal)}")
    post_delete.connect(_person_deleted, sender=Person, dispatch_uid="core.person_deleted")
    post_save.connect(_picture_saved, sender=SiteImage, dispatch_uid="core.picture")
    for model in (SiteImage, SiteDocument, SiteRendition):
        pre_delete.connect(_file_deleting, sender=model, dispatch_uid=f"core.file.{model.__name__}")
    unpublished.connect(_snippet_left, dispatch_uid="core.snippet_left")


def _unpublished(sender, instance, **kwargs) -> None:
    publication.left(instance)


def _moved(sender, instance, **kwargs) -> None:
    publication.subtree_changed(Page.objects.get(pk=instance.pk))


def _deleting(sender, instance, **kwargs) -> None:
    if isinstance(instance, Page) or kinds.of(sender) is not None:
        publication.left(instance)


def _restricted(sender, instance, **kwargs) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page:
        publication.subtree_changed(page)


def _picture_saved(sender, instance, raw=False, **kwargs) -> None:
    """A GET never makes a rendition: the standard set is made when a picture arrives, after the commit."""
    if not raw:
        transaction.on_commit(lambda: make_renditions(instance))


def _file_deleting(sender, instance, **kwargs) -> None:
    deletion.demand_unseen(instance.image if isinstance(instance, SiteRendition) else instance)


def _snippet_left(sender, instance, **kwargs) -> None:
    if isinstance(instance, Page):
        return
    if kinds.of(type(instance)) is not None:
        publication.left(instance)
    publication.thing_changed(instance)


def _person_deleted(sender, instance, **kwargs) -> None:
    publication.thing_changed(instance)


def _settings_changed(sender, instance, **kwargs) -> None:
    from core.models import Department, SocietySettings

    if isinstance(instance, SocietySettings):
        publication.use_media(
            f"core.societysettings:{instance.pk}",
            {
                f"image:{pk}"
                for pk in (instance.logo_id, instance.wechat_code_id, instance.weibo_code_id)
                if pk
            },
        )
    if isinstance(instance, SocietySettings | Site):
        generation.bump()
    if isinstance(instance, Department):
        publication.thing_changed(instance)
