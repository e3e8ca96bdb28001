"""The table of routes: each is one attempt to make something public that nobody has approved."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connection, models
from django.db.models import ProtectedError, RestrictedError
from django.test import Client
from wagtail.fields import StreamField
from wagtail.models import Page

from approval.refusals import RefusedError
from core.blocks import to_stream
from core.models import SiteImage
from tests.routes.marks import Mark
from tests.routes.society import PERSON, THINGS, Society

if TYPE_CHECKING:
    from collections.abc import Callable

# How a route may end when it is shut. Anything else that is raised is a mistake of the attempt.
SHUT = (RefusedError, PermissionDenied, ValidationError, DatabaseError, ProtectedError, RestrictedError)
MIN_TEXT = 12
# Places and addresses: a sentence there makes a page unreachable.
SOME = ["news", "page", "chronicle"]
NO_TEXT = {"path", "url_path", "old_address", "old_path", "home"}


@dataclass
class Attempt:
    """One try, with a mark of its own, at one kind of thing, by one person (None: by code or a stranger)."""

    society: Society
    kind: str = "news"
    user: Any = None
    mark: Mark = field(default_factory=Mark)
    answers: dict[str, int] = field(default_factory=dict)

    def public(self) -> Any:
        return self.society.public(self.kind)

    def draft(self) -> Any:
        return self.society.draft(self.kind)

    def marked(self, obj: Any) -> Any:
        """The mark in every text of the object, in its picture and in its body."""
        for column in obj._meta.concrete_fields:
            if isinstance(column, StreamField):
                if column.name == "body":
                    obj.body = self.stream()
            elif column.is_relation:
                if column.related_model is SiteImage:
                    setattr(obj, column.attname, self.mark.picture.pk)
            elif is_text(column):
                setattr(obj, column.name, self.mark.text)
        return obj

    def stream(self) -> Any:
        link = f'<p>{self.mark.text}<a linktype="document" id="{self.mark.document.pk}">x</a></p>'
        figure = {
            "image": self.mark.picture.pk,
            "caption": self.mark.text,
            "credit": "x",
            "alt": self.mark.text,
        }
        return to_stream([("rich_text", link), ("figure", figure)])

    def look_again(self) -> None:
        """What is derived is made anew, as an operator does."""
        call_command("rebuild_entries", verbosity=0)

    def client(self) -> Client:
        client = Client(raise_request_exception=False)
        if self.user is not None:
            client.force_login(self.user)
        return client

    def sql(self, statement: str, *values: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)


def is_text(column: models.Field) -> bool:
    plain = type(column) in (models.CharField, models.TextField) and not column.choices and column.editable
    return plain and (column.max_length or 999) >= MIN_TEXT and column.name not in NO_TEXT


@dataclass(frozen=True)
class Route:
    name: str
    do: Callable[[Attempt], Any]
    family: str
    # Why it is open on stock Wagtail.
    stock: str
    kinds: str

    def __str__(self) -> str:
        return self.name

    def kinds_in(self, society: Society) -> list[str]:
        """The kinds it is tried on. What a kind adds to a chain or a translation is the same for all."""
        pages = [kind for kind in society.drafts if kind not in THINGS]
        groups = {"all": [*pages, *THINGS], "pages": pages, "some": [*SOME, PERSON], "some pages": SOME}
        return groups.get(self.kinds, [self.kinds])


ROUTES: list[Route] = []


def route(
    stock: str, *, kinds: str = "news"
) -> Callable[[Callable[[Attempt], Any]], Callable[[Attempt], Any]]:
    """Puts an attempt into the table. `kinds`: "all", "pages", "some", "some pages" or one."""

    def register(do: Callable[[Attempt], Any]) -> Callable[[Attempt], Any]:
        family = do.__module__.rpartition(".")[2]
        ROUTES.append(Route(do.__name__, do, family, stock, kinds))
        return do

    return register


def tried(made: Route, attempt: Attempt) -> Exception | None:
    """Tries it; a refusal is what is hoped for, and returned."""
    try:
        made.do(attempt)
    except SHUT as refusal:
        return refusal
    finally:
        with suppress(DatabaseError):
            connection.rollback() if not connection.get_autocommit() else None
    return None


def is_thing(obj: Any) -> bool:
    """What has drafts and is no page: it has a name, and one table."""
    return not isinstance(obj, Page)
