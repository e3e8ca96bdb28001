from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel

from approval.models import PublicPage
from disclosure import templates_of_numbers
from disclosure.forms import DisclosureForm


class DisclosureIndexPage(PublicPage):
    """The catalogue (信息公开目录): everything disclosed by a body, and how its index numbers are formed."""

    body_code = models.CharField(
        _("code of the body"),
        max_length=20,
        blank=True,
        help_text=_("The first part of every index number: nine characters by the directives of 2007."),
    )
    number_template = models.CharField(
        _("template of index numbers"),
        max_length=60,
        default=templates_of_numbers.DEFAULT,
        help_text=_("{code}, {category}, {year} and {serial:5}, which counts anew each year."),
    )
    guide = models.TextField(
        _("guide"),
        max_length=2000,
        blank=True,
        help_text=_("How the catalogue is ordered, and where to ask for what is not in it."),
    )

    parent_page_types: list[str] | None = None
    page_description = _("The catalogue of what is disclosed, with filters, table and feeds.")

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("guide"),
        MultiFieldPanel(
            [
                HelpPanel(_("A number that was given stays: a change here holds for new numbers only.")),
                FieldPanel("body_code"),
                FieldPanel("number_template"),
            ],
            heading=_("Index numbers"),
        ),
    ]
    base_form_class = DisclosureForm

    class Meta:
        verbose_name = _("disclosure catalogue")
        verbose_name_plural = _("disclosure catalogues")

    def clean(self) -> None:
        super().clean()
        if reason := templates_of_numbers.problem(self.number_template):
            raise ValidationError({"number_template": reason})
        if not self.body_code and "{code}" in self.number_template:
            raise ValidationError({"body_code": _("The template names the code of the body, so give it.")})
