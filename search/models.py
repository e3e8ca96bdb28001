"""The searchable text of what is public, and the words that mean the same.

Text is derived: it is written in the transaction that publishes and removed in the one that withdraws.
Every engine's index is made from these rows alone, so nothing is lost while an engine is away.
"""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.segmentation import prepare


class Part(models.TextChoices):
    """What a piece of text is. Keys are the exact forms of document numbers: its own, and those it names."""

    TITLE = "title"
    NAMES = "names"
    NUMBERS = "numbers"
    BODY = "body"
    OWN_KEY = "own_key"
    NAMED_KEY = "named_key"


class IndexedEntry(models.Model):
    """One document of the index. Its id is the engine's id; a changed text gets a new one, never used before.

    Beside it stands what a search filters, counts and orders by, so that one lookup by id tells all.
    """

    entry = models.OneToOneField("core.PublicEntry", models.CASCADE, related_name="+")
    segmentation = models.PositiveSmallIntegerField()
    site_id = models.BigIntegerField()
    language = models.CharField(max_length=10)
    kind = models.CharField(max_length=40)
    year = models.SmallIntegerField()
    # 2 to the power of the moment, in half-lives: grows with every day, and gives the factor of age by one
    # multiplication, on any database.
    recency = models.FloatField()

    class Meta:
        indexes = [models.Index(fields=["segmentation"], name="indexed_segmentation")]

    def __str__(self) -> str:
        return f"{self.pk} {self.kind} {self.year}"


class TextPart(models.Model):
    """A piece of an entry's text, as it is shown to readers."""

    entry = models.ForeignKey("core.PublicEntry", models.CASCADE, related_name="text_parts", db_index=False)
    part = models.CharField(max_length=10, choices=Part.choices)
    order = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "order"], name="text_part_once")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.part} {self.text[:20]}"


class IndexedText(models.Model):
    """The plain engine's index: the tokens of an entry, each between two spaces."""

    indexed_id = models.BigIntegerField(primary_key=True)
    title = models.TextField()
    names = models.TextField()
    numbers = models.TextField()
    body = models.TextField()

    def __str__(self) -> str:
        return str(self.indexed_id)


class Synonym(models.Model):
    """Words that a reader means when typing another."""

    word = models.CharField(_("word"), max_length=40, unique=True)
    others = models.CharField(
        _("is also searched as"), max_length=255, help_text=_("Separate several with a comma or 、.")
    )
    both_ways = models.BooleanField(
        _("both ways"),
        default=False,
        help_text=_("Each of the other words then also finds what this word finds."),
    )

    class Meta:
        verbose_name = _("search synonym")
        verbose_name_plural = _("search synonyms")
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word

    @property
    def other_words(self) -> list[str]:
        return [word for word in map(str.strip, re.split(r"[,，、;；\n]", self.others)) if word]

    def clean(self) -> None:
        if not prepare(self.word).strip():
            raise ValidationError({"word": _("Give a word.")})
        if not self.other_words:
            raise ValidationError({"others": _("Give at least one other word.")})
