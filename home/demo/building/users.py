"""One user for each role, each with a password drawn at random and shown once."""

from __future__ import annotations

import secrets

from django.contrib.auth.models import User
from wagtail.users.models import UserProfile

from approval import roles
from approval.enums import Role
from home.demo import content

# Proofreading is a tick of whoever reads, no office.
STAND_INS = {"proofreader": Role.EDITOR}
# Without letters and figures that are taken for one another.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def fresh_password() -> str:
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def store_users() -> dict[str, User]:
    """The demo's users by role. They have no password until one is drawn for them."""
    made = {}
    for about in content.USERS:
        user = User(
            username=about.username, email=about.email, last_name=about.name[0], first_name=about.name[1:]
        )
        user.set_unusable_password()
        user.save()
        roles.give(user, STAND_INS.get(about.role, about.role))
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "zh-hans"})
        made[about.role] = user
    return made


def draw_passwords() -> list[tuple[str, str, str, str]]:
    """New passwords for the demo's users: (role, name, user name, password). Only their hashes are kept."""
    drawn = []
    users = {
        user.username: user for user in User.objects.filter(username__in=[u.username for u in content.USERS])
    }
    for about in content.USERS:
        user = users.get(about.username)
        if user is None:
            continue
        password = fresh_password()
        user.set_password(password)
        user.save(update_fields=["password"])
        drawn.append((about.title, about.name, about.username, password))
    return drawn
