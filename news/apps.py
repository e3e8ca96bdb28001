from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        from approval import gated
        from news import signal_handlers
        from news.models import EventKind, Topic

        gated.record(Topic)
        gated.record(EventKind)
        gated.leave_out("news.chronicleproposal news.chronicleimport", "work before a chronicle's draft")
        signal_handlers.connect()
