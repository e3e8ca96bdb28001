"""The page after a form was sent: it says the number and nothing of the person, and is read by who sent it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core import signing
from django.http import HttpResponse
from django.template.loader import get_template

from core import headers, shell, sites
from core.shell import phone_link

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.presentation import Fact, Link

SALT = "intake.receipt"
PATH = "done/"
# A reader may come back to it for a day (seconds).
LONGEST = 24 * 3600


def path_of(what: str, pk: int) -> str:
    """The address of a receipt, below that of its form. Nobody can guess it."""
    return f"{PATH}{signing.dumps([what, pk], salt=SALT)}/"


def read(what: str, rest: str) -> int | None:
    """Which row this address below a form is the receipt of; None when it is none, or too old."""
    if not rest.startswith(PATH) or not rest.endswith("/"):
        return None
    try:
        found = signing.loads(rest[len(PATH) : -1], salt=SALT, max_age=LONGEST)
    except signing.BadSignature:
        return None
    return found[1] if found[0] == what else None


def answer(
    request: HttpRequest,
    *,
    title: str,
    number: str,
    text: str,
    facts: tuple[Fact, ...] = (),
    phone: str = "",
    back: Link,
) -> HttpResponse:
    language = sites.language_of(request.path_info)
    context = {
        "shell": shell.bare(request, title, language=language, robots="noindex"),
        "title": title,
        "number": number,
        "text": text,
        "facts": facts,
        "phone": phone,
        "phone_link": phone_link(phone),
        "back": back,
    }
    return private(HttpResponse(get_template("intake/received_page.html").render(context)))


def private(response: HttpResponse) -> HttpResponse:
    """For one reader: kept by nobody on the way."""
    headers.protect(response)
    response["Cache-Control"] = "no-store"
    return response
