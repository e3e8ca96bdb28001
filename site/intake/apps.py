from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

PRIVATE = (
    "what readers sent in, kept from everybody but the staff it is for, and deleted on the day they were told"
)


class IntakeConfig(AppConfig):
    name = "intake"
    verbose_name = _("Sign-ups and reports")

    def ready(self) -> None:
        from approval import gated
        from core import standing
        from intake import reporting
        from intake.models import ReportSettings

        gated.record(ReportSettings)
        gated.leave_out("intake.signup intake.signupcount intake.consent intake.report", PRIVATE)
        gated.leave_out("intake.attempt", "how often a network sent something lately, without its address")
        gated.leave_out("intake.responsible", "who is told of a report, which is nobody's affair outside")
        for address in reporting.addresses():
            standing.register(address)
