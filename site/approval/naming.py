"""How people's names are written."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model


def name_of(user: Any) -> str:
    """A person's name as it is written: a Chinese one with the family name first and no space."""
    if (user.last_name + user.first_name).isascii():
        full = f"{user.first_name} {user.last_name}"
    else:
        full = f"{user.last_name}{user.first_name}"
    return full.strip() or user.get_username()


def write_names_in_order() -> None:
    """Makes the admin show names in that order: Django's own user puts the given name first."""
    user: Any = get_user_model()
    user.get_full_name = user.get_short_name = name_of
