from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

DEEPEST = 4


class DisclosureCategory(models.Model):
    """A class of the catalogue. The tree is the society's own; its first form comes with the software."""

    name = models.CharField(_("name"), max_length=40)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    slug = models.CharField(
        _("word in addresses"),
        max_length=40,
        unique=True,
        validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use only a–z, 0–9 and hyphens."))],
        help_text=_("Stands in addresses of lists and feeds, and stays as it is."),
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    code = models.CharField(
        _("code in index numbers"),
        max_length=10,
        blank=True,
        help_text=_("Only where the template of index numbers names the category."),
    )
    needs_meeting = models.BooleanField(
        _("decided by a meeting"),
        default=False,
        help_text=_("Nothing of this class is published without the meeting that decided on it."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("name_en"),
        FieldPanel("slug"),
        FieldPanel("parent"),
        FieldPanel("order"),
        FieldPanel("code"),
        FieldPanel("needs_meeting"),
    ]

    class Meta:
        verbose_name = _("class of the catalogue")
        verbose_name_plural = _("classes of the catalogue")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    def label(self, language: str) -> str:
        return (self.name_en or self.name) if language == "en" else self.name

    def clean(self) -> None:
        before = DisclosureCategory.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        if before not in {None, self.slug}:
            raise ValidationError({"slug": _("Addresses carry this word already; it stays as it is.")})
        if reason := self._wrong_parent():
            raise ValidationError({"parent": reason})

    def _wrong_parent(self):
        parents = dict(DisclosureCategory.objects.values_list("pk", "parent_id"))
        above, depth = self.parent_id, 1
        while above is not None:
            if above == self.pk:
                return _("A class can't belong to itself or to one below it.")
            above, depth = parents.get(above), depth + 1
            if depth > DEEPEST:
                return _("Classes go at most four deep.")
        return None


class IssuingBody(models.Model):
    """A body that issues what is disclosed, under its full standard name."""

    name = models.CharField(_("full name"), max_length=80, unique=True)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [FieldPanel("name"), FieldPanel("name_en"), FieldPanel("order")]

    class Meta:
        verbose_name = _("issuing body")
        verbose_name_plural = _("issuing bodies")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    def label(self, language: str) -> str:
        return (self.name_en or self.name) if language == "en" else self.name


class LegalReference(models.Model):
    """An article of a law in one of its versions: why something is disclosed. Rows, not code, carry the law."""

    law = models.CharField(_("law or rules"), max_length=120, help_text=_("Without the marks 《》."))
    article = models.CharField(
        _("article"), max_length=60, blank=True, help_text=_("For example: 第二十二条第四款")
    )
    version = models.CharField(
        _("version"), max_length=60, blank=True, help_text=_("For example: 2017年修订")
    )
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_to = models.DateField(_("in force until"), null=True, blank=True)
    says = models.TextField(
        _("what it says"), max_length=500, blank=True, help_text=_("The sentence that matters here.")
    )
    source = models.CharField(_("where it was read"), max_length=200, blank=True)

    panels = [
        FieldPanel("law"),
        FieldPanel("article"),
        FieldPanel("version"),
        FieldPanel("in_force_from"),
        FieldPanel("in_force_to"),
        FieldPanel("says"),
        FieldPanel("source"),
    ]

    class Meta:
        verbose_name = _("legal reference")
        verbose_name_plural = _("legal references")
        ordering = ["law", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["law", "article", "version"], name="legal_reference_once")
        ]

    def __str__(self) -> str:
        version = f"（{self.version}）" if self.version else ""
        return f"《{self.law}》{version}{self.article}"

    def clean(self) -> None:
        if self.in_force_from and self.in_force_to and self.in_force_to < self.in_force_from:
            raise ValidationError({"in_force_to": _("The last day lies before the first.")})

    def holds_on(self, day) -> bool:
        """Whether it is in force on this day; an unknown beginning or end counts as open."""
        begun = self.in_force_from is None or self.in_force_from <= day
        return begun and (self.in_force_to is None or day <= self.in_force_to)
