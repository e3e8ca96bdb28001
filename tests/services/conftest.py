from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.services.running import RunningSite


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Path:
    """The data of a site after its first start. Copies of it spare the other tests the wait."""
    site = RunningSite(tmp_path_factory.mktemp("prepared"))
    site.manage("prepare")
    return Path(site.env["DATA_DIR"])


@pytest.fixture(scope="session")
def seeded(prepared, tmp_path_factory) -> Path:
    """The same, with columns and news."""
    folder = tmp_path_factory.mktemp("seeded")
    shutil.copytree(prepared, folder / "data")
    RunningSite(folder).work("seed")
    return folder / "data"


@pytest.fixture
def new_site(tmp_path_factory):
    """Makes copies of the site, not started yet; ends those that a test left running."""
    made = []

    def make(data: Path | None = None, **variables: str) -> RunningSite:
        folder = tmp_path_factory.mktemp("site")
        if data is not None:
            shutil.copytree(data, folder / "data")
        made.append(RunningSite(folder, **variables))
        return made[-1]

    yield make
    for site in made:
        if site.process is not None:
            site.stop()
