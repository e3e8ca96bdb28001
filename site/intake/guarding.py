"""Against programs that fill in forms, without asking anybody else and without knowing who sends.

Forms come without session and cookie, so a foreign page that makes a reader's browser send one can do nothing
that its author could not do alone: there is no authority to borrow, and no CSRF token is needed. What a form
carries instead is a signed token: which form, which version of its words, when it was given out, and a nonce
that makes the same form sent twice one message.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext as _

from intake.models import Attempt

if TYPE_CHECKING:
    from django.http import HttpRequest

SALT = "intake.form"
# A person takes longer than this to fill in a form, and comes back to it within this time (seconds).
QUICKEST, LONGEST = 3, 24 * 3600
# The parts of an address that stand for a network. Many people share one IPv4 address already; of IPv6
# everybody is given a whole range.
IPV4, IPV6 = 32, 56
# Bears a name that programs like to fill in; people never see it.
TRAP = "website"
TOKEN = "form-token"  # noqa: S105  the name of a field


@dataclass(frozen=True, slots=True)
class Token:
    """What the form said of itself when it was given out."""

    form: str
    nonce: str
    at: int
    about: dict[str, Any] = field(default_factory=dict)


def issue(form: str, **about: Any) -> str:
    """A token for a form that is given out now; `about` comes back with it as it is."""
    content = {"f": form, "n": secrets.token_urlsafe(12), "t": int(time.time()), "a": about}
    return signing.dumps(content, salt=SALT, compress=True)


def read(form: str, text: str) -> Token | None:
    """The token of this form; None for one that is forged, too old or of another form."""
    try:
        content = signing.loads(text, salt=SALT, max_age=LONGEST)
    except signing.BadSignature:
        return None
    if content["f"] != form:
        return None
    return Token(content["f"], content["n"], content["t"], content["a"])


def objection(request: HttpRequest, form: str, token: Token | None) -> str:
    """Why this isn't taken yet, in words for a person who can do something about it; "" when it is."""
    if request.POST.get(TRAP):
        return _("The field that is to be left empty was filled in. Please empty it and send again.")
    if token is None or request.headers.get("Sec-Fetch-Site") == "cross-site":
        return _(
            "The form had been open for too long. Everything you wrote is still there: please send it again."
        )
    if time.time() - token.at < QUICKEST:
        return _("That was quicker than people write. Please look at it once more, and send it again.")
    if _too_many(request, form):
        return _("Very much has come from your network within an hour. Please try again later, or call us.")
    return ""


def note(request: HttpRequest, form: str) -> None:
    """Counts one message of this network."""
    Attempt.objects.create(network=_network(request), form=form)


def _too_many(request: HttpRequest, form: str) -> bool:
    since = timezone.now() - timedelta(hours=1)
    rows = Attempt.objects.filter(network=_network(request), form=form, at__gt=since)
    return rows.count() >= settings.INTAKE_PER_HOUR


def _network(request: HttpRequest) -> str:
    """A keyed hash of the network, another one each day: it tells today's networks apart and names none."""
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
        mapped = getattr(address, "ipv4_mapped", None)
        address = mapped or address
        length = IPV4 if address.version == 4 else IPV6
        network = str(ip_network(f"{address}/{length}", strict=False))
    except ValueError:
        network = "unknown"
    said = f"{timezone.localdate().isoformat()} {network}"
    key = hashlib.sha256(f"intake.network {settings.SECRET_KEY}".encode()).digest()
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()
