from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField

from approval.models import PublicPage
from campaigns import legal
from campaigns.blocks import (
    FigureBlock,
    NeedBlock,
    PartnerBlock,
    PhaseBlock,
    PlatformBlock,
    QuestionBlock,
)
from campaigns.enums import CampaignKind, CampaignState
from core.blocks import BodyBlock
from news.forms import DraftFriendlyPageForm

from .money import not_negative, yuan_field

if TYPE_CHECKING:
    from datetime import date

    from django.utils.functional import _StrPromise as StrPromise
    from wagtail.blocks import Block


def rows(name: str, block: Block, label: StrPromise, most: int = 40) -> StreamField:
    return StreamField([(name, block)], blank=True, max_num=most, verbose_name=label)


class CampaignPage(PublicPage):
    """A campaign (品牌活动): what it wants, what has come of it, and, if it asks the public for money, what the
    law demands on its page (campaigns.legal)."""

    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=CampaignKind.choices,
        default=CampaignKind.ACTIVITY,
        help_text=_("Whatever asks the public for money is a public fundraiser and must show more."),
    )
    brand = models.CharField(
        _("brand"), max_length=40, blank=True, help_text=_("The brand it belongs to: 救在身边·红十字在行动")
    )
    slogan = models.CharField(_("slogan"), max_length=60, blank=True)
    lead_image = models.ForeignKey(
        "core.SiteImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead picture"),
        help_text=_("Stands above the text and in lists. Its alternative text and credit are required."),
    )
    lead_caption = models.CharField(_("caption"), max_length=255, blank=True)
    start = models.DateField(_("first day"), null=True, blank=True)
    end = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty: it goes on."))

    goal = yuan_field(_("goal (yuan)"), _("Only where money is raised."))
    raised = yuan_field(_("raised so far (yuan)"))
    spent = yuan_field(_("paid out so far (yuan)"))
    figures_as_of = models.DateTimeField(
        _("figures as of"), null=True, blank=True, help_text=_("The hour up to which all figures count.")
    )
    figures_source = models.CharField(_("source of the figures"), max_length=80, blank=True)
    figures_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page of the source"),
    )

    figures = rows("figure", FigureBlock(), _("other figures"), 6)

    organiser = models.CharField(_("who raises the money"), max_length=80, blank=True)
    certificate_number = models.CharField(
        _("number of the fundraising certificate"), max_length=60, blank=True
    )
    filing_number = models.CharField(_("filing number"), max_length=60, blank=True)
    emergency = models.BooleanField(
        _("for a major emergency"),
        default=False,
        help_text=_("The plan may then be filed within ten days of the start."),
    )
    plan = models.ForeignKey(
        "core.SiteDocument",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("fundraising plan"),
    )
    contact = models.CharField(_("contact"), max_length=60, blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    query_note = models.CharField(
        _("how to look up the fundraiser"),
        max_length=200,
        blank=True,
        help_text=_("Where anybody can check that it is filed, and donors find what they gave."),
    )
    raises_online = models.BooleanField(
        _("raises money on the internet"),
        default=False,
        help_text=_("Only on a designated platform, and beside it here as well."),
    )
    platforms = rows("platform", PlatformBlock(), _("designated platforms"))
    shows_ways = models.BooleanField(
        _("show how to donate"),
        default=False,
        help_text=_("The accounts that are in effect, as disclosed. They are never typed here."),
    )
    transfer_note = models.CharField(
        _("words for the transfer"), max_length=30, blank=True, help_text=_("What donors write beside it.")
    )
    needs = rows("need", NeedBlock(), _("urgent needs"), 20)
    needs_note = models.CharField(
        _("note on the needs"), max_length=200, blank=True, help_text=_("For example what is not taken.")
    )

    topic = models.ForeignKey(
        "news.Topic",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("topic"),
        help_text=_("News and notices with this topic are gathered by themselves."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    phases = rows("phase", PhaseBlock(), _("phases"), 20)
    partners = rows("partner", PartnerBlock(), _("partners"))
    questions = rows("question", QuestionBlock(), _("questions and answers"), 30)

    # Set by the form while a draft is kept; what publication requires may be missing then.
    is_kept_as_draft = False
    base_form_class = DraftFriendlyPageForm

    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types = ["campaigns.CampaignReportPage"]
    page_description = _("A campaign with its goal, needs, reports and partners.")

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("kind"),
        MultiFieldPanel(
            [FieldPanel("brand"), FieldPanel("slogan"), FieldPanel("summary")], heading=_("In short")
        ),
        MultiFieldPanel([FieldPanel("start"), FieldPanel("end")], heading=pgettext_lazy("campaign", "Term")),
        MultiFieldPanel([FieldPanel("lead_image"), FieldPanel("lead_caption")], heading=_("Lead picture")),
        MultiFieldPanel(
            [
                HelpPanel(_("Figures always say what they count, up to when, and where they come from.")),
                FieldPanel("goal"),
                FieldPanel("raised"),
                FieldPanel("spent"),
                FieldPanel("figures_as_of"),
                FieldPanel("figures_source"),
                PageChooserPanel("figures_page"),
                FieldPanel("figures"),
            ],
            heading=_("Goal and figures"),
        ),
        MultiFieldPanel(
            [
                HelpPanel(_("What the Charity Law demands on the page of a public fundraiser.")),
                FieldPanel("organiser"),
                FieldPanel("certificate_number"),
                FieldPanel("filing_number"),
                FieldPanel("emergency"),
                FieldPanel("plan"),
                FieldPanel("contact"),
                FieldPanel("contact_phone"),
                FieldPanel("query_note"),
                FieldPanel("raises_online"),
                FieldPanel("platforms"),
            ],
            heading=_("Required by law"),
        ),
        MultiFieldPanel([FieldPanel("needs"), FieldPanel("needs_note")], heading=_("Urgent needs")),
        MultiFieldPanel([FieldPanel("shows_ways"), FieldPanel("transfer_note")], heading=_("How to donate")),
        FieldPanel("body"),
        FieldPanel("phases"),
        FieldPanel("topic"),
        FieldPanel("partners"),
        FieldPanel("questions"),
    ]

    class Meta:
        verbose_name = pgettext_lazy("page type", "campaign")
        verbose_name_plural = pgettext_lazy("page type", "campaigns")
        constraints = [
            not_negative("goal", "campaign_goal_not_negative"),
            not_negative("raised", "campaign_raised_not_negative"),
            not_negative("spent", "campaign_spent_not_negative"),
            models.CheckConstraint(
                condition=models.Q(end__isnull=True)
                | models.Q(start__isnull=True)
                | models.Q(end__gte=models.F("start")),
                name="campaign_ends_after_it_begins",
            ),
        ]

    @property
    def is_fundraiser(self) -> bool:
        return self.kind == CampaignKind.FUNDRAISER

    def state(self, today: date) -> CampaignState:
        """Where it stands on a day; its last day still counts."""
        if self.start and today < self.start:
            return CampaignState.COMING
        return CampaignState.ENDED if self.end and today > self.end else CampaignState.RUNNING

    def clean(self) -> None:
        super().clean()
        errors = legal.contradictions(self)
        if not self.is_kept_as_draft:
            errors = {**legal.missing(self), **errors}
        if errors:
            raise ValidationError(errors)
