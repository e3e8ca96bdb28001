from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("Campaigns")

    def ready(self) -> None:
        from approval import gated
        from campaigns import checks, signal_handlers  # noqa: F401  checks register themselves
        from campaigns.embedding import answer, oembed
        from campaigns.models import EmbedPartner
        from core import public

        gated.record(EmbedPartner)
        public.address(answer.BEGINNING, answer.answer)
        public.address(oembed.ADDRESS, oembed.answer)
        signal_handlers.connect()
