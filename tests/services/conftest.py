from __future__ import annotations

import pytest

from tests.services.running import RunningSite


@pytest.fixture
def new_site(tmp_path_factory):
    """Makes copies of the site, prepared but not started; ends those that a test left running."""
    made = []

    def make(**variables: str) -> RunningSite:
        made.append(RunningSite(tmp_path_factory.mktemp("site"), **variables))
        return made[-1]

    yield make
    for site in made:
        if site.process is not None:
            site.stop()
