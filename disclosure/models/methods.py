"""How to give: accounts and channels with the days on which they hold."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from disclosure.enums import TRANSFERS, ChannelKind

from .pages import DisclosurePage, panels

ACCOUNT = RegexValidator(r"^[0-9A-Z][0-9A-Z \-]*$", _("Only digits, capitals, spaces and hyphens."))


class DonationMethodsPage(DisclosurePage):
    """捐款方式: the only place where accounts stand; every other page shows them from here."""

    page_description = _("Accounts and channels for gifts, each with the days on which it holds.")
    content_panels = panels(
        InlinePanel("channels", label=_("account or channel"), heading=_("Accounts and channels"))
    )

    class Meta:
        verbose_name = _("ways to give")
        verbose_name_plural = _("ways to give")

    def own_missing(self) -> dict[str, Any]:
        # Reported at a field of the page: rows of their own form can't be reached from here.
        if self.openness == "active" and not self.channels.count():
            return {"summary": _("Give at least one account or channel below.")}
        return {}


class DonationChannel(Orderable):
    """One account or way to give. Accounts are what swindlers forge: a change is a new row, not another number."""

    page = ParentalKey(DonationMethodsPage, on_delete=models.CASCADE, related_name="channels")
    kind = models.CharField(
        pgettext_lazy("channel", "kind"), max_length=10, choices=ChannelKind.choices, default=ChannelKind.BANK
    )
    purpose = models.CharField(
        _("what for"), max_length=80, blank=True, help_text=_("Empty: for everything. Else for example: 救灾")
    )
    holder = models.CharField(_("name of the account"), max_length=80, blank=True)
    number = models.CharField(_("number of the account"), max_length=40, blank=True, validators=[ACCOUNT])
    bank = models.CharField(_("bank"), max_length=120, blank=True)
    bank_code = models.CharField(_("code of the bank"), max_length=20, blank=True)
    swift = models.CharField(
        "SWIFT",
        max_length=11,
        blank=True,
        validators=[
            RegexValidator(r"^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$", _("A SWIFT code has 8 or 11 signs."))
        ],
    )
    currency = models.CharField(_("currency"), max_length=20, blank=True)
    address = models.CharField(_("address"), max_length=120, blank=True)
    url = models.URLField(_("web address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    hours = models.CharField(_("hours"), max_length=80, blank=True)
    note = models.CharField(pgettext_lazy("channel", "note"), max_length=200, blank=True)
    effective_from = models.DateField(_("holds from"))
    effective_to = models.DateField(
        _("holds until"), null=True, blank=True, help_text=_("The last day on which gifts reach it.")
    )

    panels = [
        FieldPanel(name)
        for name in (
            *("kind", "purpose", "holder", "number", "bank", "bank_code", "swift", "currency", "address"),
            *("url", "phone", "hours", "note", "effective_from", "effective_to"),
        )
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("account or channel")
        verbose_name_plural = _("accounts and channels")

    def __str__(self) -> str:
        return " ".join(filter(None, [self.get_kind_display(), self.bank, self.number]))

    def clean(self) -> None:
        errors: dict[str, Any] = {}
        if self.effective_from and self.effective_to and self.effective_to < self.effective_from:
            errors["effective_to"] = _("The last day lies before the first.")
        if self.kind in TRANSFERS:
            wanted = {
                "holder": _("Give the name of the account."),
                "number": _("Give the number of the account."),
                "bank": _("Name the bank and its branch."),
            }
            errors |= {name: words for name, words in wanted.items() if not getattr(self, name)}
        if self.kind == ChannelKind.ONLINE and not self.url:
            errors["url"] = _("Give the address that begins with https://.")
        if errors:
            raise ValidationError(errors)

    def holds_on(self, day) -> bool:
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)
