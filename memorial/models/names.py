from __future__ import annotations

from django.db import models


class ShownName(models.Model):
    """A name that is shown, as it is searched: its characters folded, its sound by syllables, its letters.

    Derived from what is public, like the entry it hangs on: a name that is hidden is in no row.
    """

    entry = models.OneToOneField(
        "core.PublicEntry", models.CASCADE, primary_key=True, related_name="shown_name"
    )
    key = models.CharField(max_length=40, db_index=True)
    sound = models.CharField(max_length=240, db_index=True)
    letters = models.CharField(max_length=240)

    def __str__(self) -> str:
        return self.key
