from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MemorialConfig(AppConfig):
    name = "memorial"
    verbose_name = _("Memorial")

    def ready(self) -> None:
        from approval import auditing, gated
        from memorial import checks, derived  # noqa: F401  the checks register themselves

        gated.leave_out("memorial.shownname", "derived from what is public; the audit compares")
        derived.connect()
        auditing.ask_also("names", derived.problems)
