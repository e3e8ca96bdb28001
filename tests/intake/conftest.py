from __future__ import annotations

import re
from html import unescape

import pytest

from intake import guarding


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Tests fill in forms quicker than people do."""
    monkeypatch.setattr(guarding, "QUICKEST", 0)


@pytest.fixture
def form(client):
    """Opens a form and gives its token; `send` fills it in."""

    class Form:
        def __init__(self, address):
            self.address = address.partition("?")[0]
            self.html = unescape(client.get(address).content.decode())
            found = re.search(r'name="form-token" value="([^"]*)"', self.html)
            self.token = found[1] if found else ""

        def send(self, follow=False, headers=None, **values):
            given = {guarding.TOKEN: self.token, guarding.TRAP: "", **values}
            return client.post(self.address, given, follow=follow, headers=headers)

    return Form


def words(response) -> str:
    """What is read, without tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(response.content.decode())).split())
