"""Addresses that every language of every site has below its home, and that are no pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.http import HttpRequest, HttpResponse

    from core.models import PublicEntry


@dataclass(frozen=True, slots=True)
class StandingAddress:
    """`path` is below the home page; `answer` gets the home's entry and what follows `path`, "" for itself."""

    path: str
    title: Any
    footer: str
    answer: Callable[[HttpRequest, PublicEntry, str], HttpResponse | None]


_addresses: list[StandingAddress] = []


def register(address: StandingAddress) -> None:
    _addresses.append(address)


def all_addresses() -> Iterator[StandingAddress]:
    return iter(_addresses)


def paths(site_id: int) -> list[str]:
    """Where they stand: below the home of every language that is public."""
    from core import shell

    homes = [entry.path for entry in shell.furniture(site_id) if entry.depth == 0]
    return [home + address.path for home in homes for address in _addresses]


def below(request: HttpRequest, home: PublicEntry, rest: str) -> HttpResponse | None:
    """The answer of the standing address that `rest` begins with."""
    for address in _addresses:
        if home.depth == 0 and rest.startswith(address.path):
            return address.answer(request, home, rest[len(address.path) :])
    return None
