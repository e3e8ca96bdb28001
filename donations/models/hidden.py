"""Names that were taken down at once, because their consent ended."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from approval.refusals import RefusedError


class HiddenNameQuerySet(models.QuerySet["HiddenName"]):
    def refs(self) -> set[str]:
        return set(self.values_list("ref", flat=True))

    def update(self, **kwargs: Any) -> NoReturn:
        raise RefusedError(_("A name that was hidden stays hidden. Enter it anew with a new consent."))

    def delete(self) -> NoReturn:
        raise RefusedError(_("A name that was hidden stays hidden. Enter it anew with a new consent."))


class HiddenName(models.Model):
    """An entry whose name readers no longer get, in the published roll, its drafts and its earlier versions.

    It goes round the chain because it can only hide more; so rows are added and never changed or removed.
    It holds no name, only the word by which the entry is known (`HonourEntry.ref`).
    """

    ref = models.CharField(max_length=12, primary_key=True)
    page_id = models.BigIntegerField(db_index=True)
    hidden_at = models.DateTimeField(_("hidden at"), auto_now_add=True)
    hidden_by = models.ForeignKey("auth.User", models.PROTECT, related_name="+", verbose_name=_("hidden by"))
    withdrawn_on = models.DateField(_("consent withdrawn on"))
    # How the person told the society; staff only.
    note = models.CharField(_("how the consent was withdrawn"), max_length=200, blank=True)

    objects = HiddenNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("hidden name")
        verbose_name_plural = _("hidden names")
        ordering = ["-hidden_at"]

    def __str__(self) -> str:
        return self.ref

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RefusedError(_("A name that was hidden stays hidden. Enter it anew with a new consent."))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RefusedError(_("A name that was hidden stays hidden. Enter it anew with a new consent."))
