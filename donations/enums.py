from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RollKind(models.TextChoices):
    """What the people on a roll gave. Living donors stand here, never in the memorial."""

    MONEY = "money", pgettext_lazy("honour roll", "Money")
    GOODS = "goods", pgettext_lazy("honour roll", "Goods")
    VOLUNTEERS = "volunteers", pgettext_lazy("honour roll", "Volunteers")
    SPONSORS = "sponsors", pgettext_lazy("honour roll", "Sponsors")
    BLOOD = "blood", pgettext_lazy("honour roll", "Blood donors")
    STEM_CELLS = "stem_cells", pgettext_lazy("honour roll", "Stem cell donors")
    ORGANS = "organs", pgettext_lazy("honour roll", "Living organ donors")


class DonorKind(models.TextChoices):
    PERSON = "person", pgettext_lazy("donor", "Person")
    FAMILY = "family", pgettext_lazy("donor", "Family")
    ORGANISATION = "organisation", pgettext_lazy("donor", "Organisation")
    GROUP = "group", pgettext_lazy("donor", "Group")


# Those whose names are personal data.
PEOPLE = (DonorKind.PERSON, DonorKind.FAMILY)


class Scope(models.TextChoices):
    """What a donor agreed to have shown; nothing by default."""

    REAL = "real", _("The full name")
    MASKED = "masked", _("The masked name")
    NICKNAME = "nickname", _("The nickname")


class Order(models.TextChoices):
    """How names follow one another, never by amount."""

    DATE = "date", _("By the date of the gift")
    PINYIN = "pinyin", _("By name, in the order of pinyin")
    LIST = "list", _("As in the list")
