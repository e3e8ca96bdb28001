from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import Client

from approval.enums import Role
from tests.factories import approval as made
from tests.factories.donations import RollFactory, entry, organisation


@pytest.fixture
def staff(db):
    """One person a role, by the role's name, and an author who is an editor."""
    made.home()
    found = {role.value: made.person(role) for role in Role}
    return SimpleNamespace(**found, author=made.person(Role.EDITOR))


@pytest.fixture
def desk(staff):
    """An editor's browser."""
    opened = Client()
    opened.force_login(staff.author)
    return opened


@pytest.fixture
def roll(db):
    """A published roll with two people who may be named, one who may not, and a company."""
    rows = [
        entry("苏望舒"),
        entry("欧阳砚", "masked"),
        entry("不愿署名甲", "anonymous"),
        organisation("沐宁市汀源饮用水有限公司", goods="瓶装水", quantity=300, unit="箱"),
    ]
    return RollFactory(related={"entries": rows})
