from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, pgettext
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.images import get_image_model_string

from approval import telling
from approval.models import PublicRecord
from core.fields import SeveralField
from memorial import showing
from memorial.enums import Display, Gift, GiftPrecision, Precision, Sex

if TYPE_CHECKING:
    from memorial.showing import Shown


# What the list of a group's permissions calls those that Wagtail makes for a record.
PERMISSIONS = (
    gettext_noop("Can publish donor remembered"),
    gettext_noop("Can lock donor remembered"),
    gettext_noop("Can unlock donor remembered"),
)


class MemorialRecord(PublicRecord):
    """One who gave body, organs, corneas or tissue after death.

    The living are not here, so the day of death is required. What of it all is public is decided by the consents
    alone (`memorial.showing`). Nothing of a recipient is kept: there is no field for it (double anonymity).
    """

    index = models.ForeignKey(
        "memorial.MemorialIndexPage",
        models.PROTECT,
        related_name="records",
        verbose_name=_("online memorial"),
    )
    name = models.CharField(
        _("name"),
        max_length=40,
        help_text=_("As in the certificate. Shown only as chosen below, with consent."),
    )
    display = models.CharField(
        _("name shown"), max_length=12, choices=Display.choices, default=Display.UNDISCLOSED
    )
    pseudonym = models.CharField(_("another name"), max_length=40, blank=True)
    portrait = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait"),
    )
    sex = models.CharField(_("sex"), max_length=6, choices=Sex.choices, blank=True)
    born = models.DateField(_("born on"), null=True, blank=True)
    born_precision = models.CharField(
        _("birth is told by"), max_length=5, choices=Precision.choices, default=Precision.YEAR
    )
    died = models.DateField(
        _("died on"),
        help_text=_(
            "Required: the living stand on the honour roll. If only the year is known, write 1 January."
        ),
    )
    died_precision = models.CharField(
        _("death is told by"),
        max_length=5,
        choices=Precision.choices,
        default=Precision.YEAR,
        help_text=_("Where the day is told, what was given is not: together they could lead to a recipient."),
    )
    home = models.CharField(
        _("home town"), max_length=20, blank=True, help_text=_("The city only, for example 沐宁市.")
    )
    gifts = SeveralField(_("given"), options=lambda: Gift.choices)
    given_on = models.DateField(_("given on"), null=True, blank=True)
    given_precision = models.CharField(
        _("the gift is told by"), max_length=5, choices=GiftPrecision.choices, default=GiftPrecision.MONTH
    )
    story_title = models.CharField(_("title of the story"), max_length=40, blank=True)
    story = models.TextField(
        _("life story"),
        blank=True,
        help_text=_(
            "An empty line begins a new paragraph. Nothing of hospitals, of recipients or of their lives."
        ),
    )
    family_words = models.TextField(_("words of the family"), max_length=300, blank=True)
    family_words_by = models.CharField(
        _("said by"),
        max_length=20,
        blank=True,
        help_text=_("For example 女儿; a name only if it may be public."),
    )

    panels = [
        FieldPanel("index"),
        MultiFieldPanel(
            [
                HelpPanel(_("Everything here stays private unless a consent below covers it.")),
                FieldPanel("name"),
                FieldPanel("display"),
                FieldPanel("pseudonym"),
                FieldPanel("portrait"),
                FieldPanel("sex"),
                FieldPanel("home"),
            ],
            heading=_("Who it is"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("born"),
                FieldPanel("born_precision"),
                FieldPanel("died"),
                FieldPanel("died_precision"),
            ],
            heading=_("Life"),
        ),
        MultiFieldPanel(
            [FieldPanel("gifts"), FieldPanel("given_on"), FieldPanel("given_precision")],
            heading=_("What was given"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("story_title"),
                FieldPanel("story"),
                FieldPanel("family_words"),
                FieldPanel("family_words_by"),
            ],
            heading=_("Remembered"),
        ),
        InlinePanel("consents", heading=_("Consents"), label=_("Consent")),
        FieldPanel("matter"),
        telling.panel(),
    ]

    class Meta:
        verbose_name = _("donor remembered")
        verbose_name_plural = _("donors remembered")
        ordering = ["-died", "-pk"]

    def __str__(self) -> str:
        """For the admin alone: the public calls it by `title`."""
        return self.name

    @property
    def told(self) -> Shown:
        """What of it is public under the consents that are in force."""
        return showing.of(self)

    @property
    def title(self) -> str:
        if name := self.told.name:
            return name
        with translation.override(self.locale.language_code):
            return pgettext("memorial", "A donor")

    def gift_words(self) -> str:
        """For lists of the admin."""
        labels = dict(Gift.choices)
        return "、".join(str(labels.get(gift, gift)) for gift in self.gifts.split())

    def shown(self) -> dict[str, str]:
        return showing.of(self).words()

    def clean(self) -> None:
        super().clean()
        errors = dict(self._errors())
        if errors:
            raise ValidationError(errors)

    def _errors(self):
        today = timezone.localdate()
        if self.died and self.died > today:
            yield "died", _("This day has not come yet. The living are not remembered here.")
        if self.born and self.died and self.born > self.died:
            yield "born", _("The birth lies after the death.")
        if self.given_on and self.given_on > today:
            yield "given_on", _("This day has not come yet.")
        if self.given_on and self.died and self.given_on < self.died:
            yield "given_on", _("The gift lies before the death: living donors stand on the honour roll.")
        if self.display == Display.PSEUDONYM and not self.pseudonym.strip():
            yield "pseudonym", _("Give the other name.")
        if self.home and not self.home.strip().endswith(("市", "州", "盟", "地区")):
            yield "home", _("Give the city only, without district, street or village.")
