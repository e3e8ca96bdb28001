"""What was kept long enough goes by itself, each night."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from intake.models import Attempt, Consent, Report, SignUp

logger = logging.getLogger(__name__)


@transaction.atomic
def delete_expired() -> dict[str, int]:
    """Deletes sign-ups and contacts whose day has come, and what was counted of networks. Says how many."""
    today = timezone.localdate()
    gone, _details = SignUp.objects.expired(today).delete()
    blanked = Report.objects.with_old_contacts(today).update(name="", contact="")
    Consent.objects.exclude(pk__in=SignUp.objects.values("consent")).delete()
    counted, _details = Attempt.objects.filter(at__lt=timezone.now() - timedelta(days=1)).delete()
    if gone or blanked:
        logger.info("Deleted by themselves: %d sign-ups, contacts of %d reports", gone, blanked)
    return {"sign_ups": gone, "contacts": blanked, "attempts": counted}
