"""Amounts of money as fields: yuan with two decimals, never a float."""

from __future__ import annotations

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models


def yuan_field(name: Any, help_text: Any = "") -> models.DecimalField:
    """An amount in yuan that may be missing, never below nothing."""
    return models.DecimalField(
        name,
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=help_text,
    )


def not_negative(field: str, name: str) -> models.CheckConstraint:
    condition = models.Q(**{f"{field}__isnull": True}) | models.Q(**{f"{field}__gte": 0})
    return models.CheckConstraint(condition=condition, name=name)
