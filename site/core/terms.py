"""Terms of office begin and end by themselves: what names who holds an office today follows each night."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from core import publication
from core.models import Person

# A night may have been missed.
BACK = timedelta(days=7)


def follow() -> None:
    """Writes anew what is derived from the pages that show people whose office began or ended lately."""
    today = timezone.localdate()
    began = Q(terms__start__gt=today - BACK, terms__start__lte=today)
    # The last day of a term is still a day in office.
    ended = Q(terms__end__gte=today - BACK, terms__end__lt=today)
    for person in Person.objects.filter(began | ended, live=True).distinct():
        publication.thing_changed(person)
