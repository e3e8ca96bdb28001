"""How people's names are written."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext


def name_of(user: Any) -> str:
    """A person's name as it is written: a Chinese one with the family name first and no space."""
    if (user.last_name + user.first_name).isascii():
        full = f"{user.first_name} {user.last_name}"
    else:
        full = f"{user.last_name}{user.first_name}"
    return full.strip() or user.get_username()


def signed_name(name: str, principal: str) -> str:
    """Who signed; for whom, where they stood in for somebody: 何以宁（代任舟签）."""
    return (
        gettext("%(name)s (for %(principal)s)") % {"name": name, "principal": principal}
        if principal
        else name
    )


def office_of(user: Any) -> str:
    """The name of the group by which a person signs where no step says in which office."""
    return user.groups.order_by("-role__role", "name").values_list("name", flat=True).first() or ""


def write_names_in_order() -> None:
    """Makes the admin show names in that order: Django's own user puts the given name first."""
    user: Any = get_user_model()
    user.get_full_name = user.get_short_name = name_of
