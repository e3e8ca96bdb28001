from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        from approval import gated
        from core import public
        from news import former_site, signal_handlers
        from news.models import EventKind, Topic

        gated.record(Topic)
        gated.record(EventKind)
        gated.leave_out("news.chronicleproposal news.chronicleimport", "work before a chronicle's draft")
        public.at_last(former_site.answer)
        signal_handlers.connect()
