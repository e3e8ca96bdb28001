from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Site content")

    def ready(self) -> None:
        from core import checks, images, package_labels, signal_handlers  # noqa: F401  checks register themselves on import

        autodiscover_modules("kinds")
        signal_handlers.connect()
        images.use_fast_avif()
        package_labels.place()
