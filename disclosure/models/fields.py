from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models


def money(name: Any, help_text: Any = "") -> models.DecimalField:
    """An amount in yuan, exact to the fen; None where nothing is said."""
    return models.DecimalField(
        name,
        max_digits=16,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text=help_text,
    )
