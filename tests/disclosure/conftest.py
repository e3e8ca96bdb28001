from __future__ import annotations

from types import SimpleNamespace

import pytest

from approval.enums import Role
from tests.factories import approval as made


@pytest.fixture
def people(db):
    """One person a role, by the role's name, and an author."""
    made.home()
    found = {role.value: made.person(role) for role in Role}
    return SimpleNamespace(**found, author=made.person(Role.EDITOR))
