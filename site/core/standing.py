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
    """`path` is below the home page; `answer` gets the home's entry and what follows `path`, "" for itself.

    An address that `receives` is also asked for what readers send to it. `footer` "" keeps it out of the foot;
    `about_page` puts a link to it on every page, which names that page.
    """

    path: str
    title: Any
    footer: str
    answer: Callable[[HttpRequest, PublicEntry, str], HttpResponse | None]
    receives: bool = False
    about_page: bool = False


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


def about_page() -> StandingAddress | None:
    """The address that every page links to, with its own (a report of an error)."""
    return next((address for address in _addresses if address.about_page), None)


def below(request: HttpRequest, home: PublicEntry, rest: str) -> HttpResponse | None:
    """The answer of the standing address that `rest` begins with."""
    address = _at(home, rest)
    return address.answer(request, home, rest[len(address.path) :]) if address else None


def receive(request: HttpRequest, home: PublicEntry, rest: str) -> HttpResponse | None:
    """The answer to what is sent to a standing address, None when it takes nothing."""
    address = _at(home, rest)
    return below(request, home, rest) if address and address.receives else None


def _at(home: PublicEntry, rest: str) -> StandingAddress | None:
    found = (address for address in _addresses if home.depth == 0 and rest.startswith(address.path))
    return next(found, None)
