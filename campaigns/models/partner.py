from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from campaigns.embedding import origins


class EmbedPartner(models.Model):
    """A site that may show cards of this one. Every change needs a second person: it says who may frame us."""

    name = models.CharField(_("name"), max_length=80)
    addresses = models.TextField(
        _("web addresses"),
        max_length=1000,
        help_text=_("One a line: https://www.example.org. Only pages of exactly these sites can show cards."),
    )
    active = models.BooleanField(
        _("active"), default=True, help_text=_("Switched off, its pages show nothing at once.")
    )
    since = models.DateField(_("since"), default=timezone.localdate)
    private_contact = models.CharField(
        _("contact"), max_length=120, blank=True, help_text=_("For us alone; never shown to readers.")
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("addresses"),
        FieldPanel("active"),
        MultiFieldPanel([FieldPanel("since"), FieldPanel("private_contact")], heading=_("For the record")),
    ]

    class Meta:
        verbose_name = _("embedding partner")
        verbose_name_plural = _("embedding partners")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def origins(self) -> tuple[str, ...]:
        """The addresses as browsers compare them; what is none of the allowed is left out."""
        return tuple(filter(None, (origins.read(line) for line in self.addresses.splitlines())))

    def clean(self) -> None:
        lines = [line.strip() for line in self.addresses.splitlines() if line.strip()]
        wrong = [line for line in lines if not origins.read(line)]
        if wrong:
            message = _(
                "“%(address)s” is no address of a site. Write https:// and the name, and nothing behind it."
            )
            raise ValidationError({"addresses": [message % {"address": line} for line in wrong]})
        self.addresses = "\n".join(dict.fromkeys(origins.read(line) for line in lines))
