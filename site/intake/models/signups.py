"""Who signed up. Private: no page, feed, search text or revision holds anything of it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .pages import SignUpPage

if TYPE_CHECKING:
    from datetime import date


class Consent(models.Model):
    """Words that somebody agreed to, kept once however many did. Never changed."""

    digest = models.CharField(max_length=64, unique=True)
    text = models.TextField(_("what people agree to"))

    class Meta:
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")

    def __str__(self) -> str:
        return self.text[:60]

    @staticmethod
    def digest_of(text: str) -> str:
        return hashlib.sha256(text.encode()).hexdigest()

    @classmethod
    def of(cls, text: str) -> Consent:
        return cls.objects.get_or_create(digest=cls.digest_of(text), defaults={"text": text})[0]


class SignUpCount(models.Model):
    """One row a page: locked while a place is given, so that the last one is given once."""

    page = models.OneToOneField(SignUpPage, models.CASCADE, related_name="+")
    serial = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.page_id}: {self.serial}"


class SignUpQuerySet(models.QuerySet["SignUp"]):
    def standing(self) -> SignUpQuerySet:
        """Those that take places."""
        return self.filter(cancelled_at__isnull=True)

    def persons(self) -> int:
        return self.aggregate(total=Sum("persons"))["total"] or 0

    def expired(self, day: date) -> SignUpQuerySet:
        """Those to be deleted by this day."""
        return self.filter(delete_on__lte=day)


class SignUp(models.Model):
    """One sign-up, with the consent text and the approved version of the page that the person saw."""

    page = models.ForeignKey(
        SignUpPage, models.CASCADE, related_name="sign_ups", verbose_name=_("page for signing up")
    )
    number = models.PositiveIntegerField(_("number"))
    name = models.CharField(pgettext_lazy("person", "name"), max_length=60)
    phone = models.CharField(_("telephone"), max_length=30)
    persons = models.PositiveSmallIntegerField(_("persons"), default=1)
    note = models.CharField(_("answer"), max_length=300, blank=True)
    consent = models.ForeignKey(
        Consent, models.PROTECT, related_name="+", verbose_name=_("what the person agreed to")
    )
    approval = models.CharField(_("version of the page"), max_length=60, blank=True)
    created_at = models.DateTimeField(_("signed up"))
    delete_on = models.DateField(_("deleted on"), db_index=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    # The same form sent twice (a reload, a double tap) is one sign-up.
    nonce = models.CharField(max_length=64)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")
        ordering = ["page", "number"]
        permissions = [("export_signup", _("Can export sign-ups"))]
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="sign_up_number_once"),
            models.UniqueConstraint(fields=["page", "nonce"], name="sign_up_sent_once"),
            models.CheckConstraint(condition=Q(persons__gte=1), name="sign_up_has_persons"),
        ]

    def __str__(self) -> str:
        # Names no person: this is what logs and messages of the admin show.
        return f"{self.page_id}-{self.number}"
