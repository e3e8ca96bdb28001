from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Gift(models.TextChoices):
    """What was given after death. Those who give while they live stand on the honour roll."""

    BODY = "body", pgettext_lazy("gift", "Body")
    ORGANS = "organs", pgettext_lazy("gift", "Organs")
    CORNEA = "cornea", pgettext_lazy("gift", "Corneas")
    TISSUE = "tissue", pgettext_lazy("gift", "Tissue")


class Display(models.TextChoices):
    """Under which name a donor is remembered in public."""

    UNDISCLOSED = "undisclosed", _("Name not disclosed")
    REAL = "real", _("Real name")
    PSEUDONYM = "pseudonym", _("Another name")


class Sex(models.TextChoices):
    FEMALE = "female", pgettext_lazy("sex", "Female")
    MALE = "male", pgettext_lazy("sex", "Male")


class Precision(models.TextChoices):
    """How exactly a date is told."""

    YEAR = "year", pgettext_lazy("precision", "Year")
    MONTH = "month", pgettext_lazy("precision", "Year and month")
    DAY = "day", pgettext_lazy("precision", "Day")


class GiftPrecision(models.TextChoices):
    """The day of a gift, with the place and what was given, could lead a recipient to the family: it is not told."""

    YEAR = "year", pgettext_lazy("precision", "Year")
    MONTH = "month", pgettext_lazy("precision", "Year and month")


class Scope(models.TextChoices):
    """What the consent is to: without it nothing of this is shown."""

    NAME = "name", _("Name, or the other name")
    PORTRAIT = "portrait", _("Portrait")
    SEX = "sex", _("Sex")
    BORN = "born", _("Birth")
    DIED = "died", _("Death: year or month")
    DAY = "day", _("The day of death, remembered each year")
    HOME = "home", _("Home town")
    GIFT = "gift", _("What was given, and when")
    STORY = "story", _("Life story")
    WORDS = "words", _("Words of the family")


class Relation(models.TextChoices):
    """Who consents: the donor in life, else next of kin (civil code, art. 994; personal information law, art. 49)."""

    SELF = "self", _("The donor, in life")
    SPOUSE = "spouse", _("Spouse")
    CHILD = "child", _("Son or daughter")
    PARENT = "parent", _("Father or mother")
    OTHER = "other", _("Other next of kin")
