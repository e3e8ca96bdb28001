from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisclosureConfig(AppConfig):
    name = "disclosure"
    verbose_name = _("Disclosure")

    def ready(self) -> None:
        from approval import gated
        from disclosure import before_signing, shipped, signal_handlers  # noqa: F401  registers what is done before
        from disclosure.models import DisclosureCategory, IssuingBody, LegalReference

        # What came with the software and was never touched needs nobody's signature.
        gated.record(DisclosureCategory, free=shipped.is_shipped_category)
        gated.record(LegalReference, free=shipped.is_shipped_reference)
        gated.record(IssuingBody)
        gated.leave_out(
            "disclosure.indexnumber disclosure.indexseries",
            "the register of numbers; readers see the number that a page bears",
        )
        gated.leave_out("disclosure.attachmenttext", "read from files that were signed, shown only with them")
        signal_handlers.connect()
