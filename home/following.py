"""What begins and ends by itself: the text of search follows the places that came and went."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from core import publication
from home.models import Place

# A night may have been missed.
BACK = timedelta(days=7)


def places() -> None:
    """Writes anew what is derived from the lists of places, if one of them opened or closed lately."""
    today = timezone.localdate()
    opened = Q(valid_from__gt=today - BACK, valid_from__lte=today)
    closed = Q(valid_until__gte=today - BACK, valid_until__lt=today)
    if place := Place.objects.filter(opened | closed).first():
        publication.thing_changed(place)
