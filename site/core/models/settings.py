"""What a society says of itself on every page."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


def picture_field(name, help_text=""):
    return models.ForeignKey(
        "core.SiteImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=name,
        help_text=help_text,
    )


class SocietyForm(WagtailAdminModelForm):
    """Keeps who stated that the society may use its logo."""

    def save(self, commit: bool = True):
        self.instance.state_entitlement(self.for_user)
        return super().save(commit)


@register_setting(icon="site", order=1)
class SocietySettings(BaseSiteSetting):
    """Name, logo, contacts and filings of the society.

    The emblem is protected by law and does not come with the software: a society uploads its own logo
    and states that it is entitled to (Red Cross Society Law, articles 14 and 16).
    """

    name = models.CharField(_("name of the society"), max_length=60, default="")
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    motto = models.CharField(_("motto"), max_length=40, blank=True)

    logo = picture_field(_("logo"), _("Shown on a white plate, never recoloured, with the name beside it."))
    logo_entitled = models.BooleanField(
        _("we are entitled to use this logo"),
        default=False,
        help_text=_("The society states that it may lawfully use this emblem. Who said so and when is kept."),
    )
    logo_entitled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    logo_entitled_at = models.DateTimeField(null=True, editable=False)

    address = models.CharField(_("address"), max_length=120, blank=True)
    address_en = models.CharField(_("address in English"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    hotline = models.CharField(_("hotline"), max_length=40, blank=True)
    hours = models.CharField(_("office hours"), max_length=80, blank=True)
    hours_en = models.CharField(_("office hours in English"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    icp = models.CharField(_("ICP filing number"), max_length=40, blank=True)
    police_filing = models.CharField(_("public security filing number"), max_length=40, blank=True)
    site_code = models.CharField(_("site identification code"), max_length=20, blank=True)

    wechat_code = picture_field(_("QR code of the WeChat account"))
    weibo_code = picture_field(_("QR code of the Weibo account"))

    complaint_phone = models.CharField(_("telephone for complaints"), max_length=40, blank=True)
    complaint_email = models.EmailField(_("e-mail for complaints"), blank=True)
    signatory = models.CharField(
        _("prefix of approval numbers"), max_length=10, blank=True, help_text=_("For example: 澄发")
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("name_en"), FieldPanel("motto")], heading=_("Name")),
        MultiFieldPanel([FieldPanel("logo"), FieldPanel("logo_entitled")], heading=_("Logo")),
        MultiFieldPanel(
            [
                FieldPanel(n)
                for n in (
                    "address",
                    "address_en",
                    "postcode",
                    "phone",
                    "hotline",
                    "hours",
                    "hours_en",
                    "email",
                )
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [FieldPanel("icp"), FieldPanel("police_filing"), FieldPanel("site_code")], heading=_("Filings")
        ),
        MultiFieldPanel([FieldPanel("wechat_code"), FieldPanel("weibo_code")], heading=_("Social media")),
        MultiFieldPanel(
            [FieldPanel("complaint_phone"), FieldPanel("complaint_email")], heading=_("Complaints")
        ),
        FieldPanel("signatory"),
    ]

    base_form_class = SocietyForm

    class Meta:
        verbose_name = _("society")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.logo_id and not self.logo_entitled:
            raise ValidationError(
                {"logo_entitled": _("State that the society may use this logo, or remove the logo.")}
            )

    def state_entitlement(self, user) -> None:
        """Keeps who stated that the logo may be used, and when."""
        if self.logo_entitled and not self.logo_entitled_by_id:
            self.logo_entitled_by, self.logo_entitled_at = user, timezone.now()
        if not self.logo_entitled:
            self.logo_entitled_by = self.logo_entitled_at = None
