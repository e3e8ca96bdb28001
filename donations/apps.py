from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DonationsConfig(AppConfig):
    name = "donations"
    verbose_name = _("Donations")

    def ready(self) -> None:
        from approval import gated
        from donations.models import Award

        gated.record(Award)
        gated.leave_out("donations.hiddenname", "only ever hides more, and is never changed or removed")
        gated.leave_out("donations.nameimport", "work before a roll's draft")
