from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home and standing pages")

    def ready(self) -> None:
        from approval import gated
        from home.models import Place, PlaceKind

        post_delete.connect(_place_deleted, sender=Place, dispatch_uid="home.place_deleted")
        gated.record(Place)
        gated.record(PlaceKind)


def _place_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    """What was saved is told by its seal; what is gone has none any more."""
    from core import publication

    publication.thing_changed(instance)
