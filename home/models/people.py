"""Pages of people and departments. Who stands on a page, and in which order, is set by hand."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from approval.models import PublicPage
from core.blocks import BodyBlock


class PeoplePage(PublicPage):
    """Leaders, council or supervisory board: people in the order set by hand, under headings."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        InlinePanel("people", heading=_("People"), label=_("Person")),
    ]

    class Meta:
        verbose_name = _("page of people")
        verbose_name_plural = _("pages of people")


class PeoplePagePerson(Orderable):
    page = ParentalKey(PeoplePage, on_delete=models.CASCADE, related_name="people")
    heading = models.CharField(
        _("heading"), max_length=40, blank=True, help_text=_("People with the same heading stand together.")
    )
    person = models.ForeignKey("core.Person", models.CASCADE, related_name="+", verbose_name=_("person"))

    panels = [FieldPanel("heading"), FieldPanel("person")]


class DepartmentPage(PublicPage):
    """What a department does, how to reach it, and who works there."""

    department = models.ForeignKey(
        "core.Department", models.PROTECT, related_name="+", verbose_name=_("department")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("department"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("page of a department")
        verbose_name_plural = _("pages of departments")
