"""What people come for: offers, steps, places, files by group, and the fields of a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .pages import Fact, Option
    from .pieces import Attachment


@dataclass(frozen=True, slots=True)
class Offer:
    """Something people can ask for, and the facts by which they choose."""

    title: str
    url: str
    facts: tuple[Fact, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure; `time` says how long it takes, in words."""

    title: str
    text: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class FileGroup:
    title: str
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Address:
    """A place one can go to."""

    name: str
    district: str = ""
    address: str = ""
    phone: str = ""
    phone_link: str = ""
    hours: str = ""
    note: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class AddressGroup:
    title: str
    rows: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class FormField:
    """A field as readers get it. `type` is text, tel, email, number, area, choice or check."""

    id: str
    name: str
    label: str
    type: str = "text"
    value: str = ""
    hint: str = ""
    error: str = ""
    required: bool = False
    autocomplete: str = ""
    longest: int = 0
    least: int = 0
    most: int = 0
    options: tuple[Option, ...] = ()
