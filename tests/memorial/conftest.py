from __future__ import annotations

import pytest

from tests.factories import memorial as made


@pytest.fixture
def entrance(db):
    return made.entrance()
