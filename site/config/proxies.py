"""Whom to believe about where a request came from."""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    Application = Callable[[dict[str, Any], Callable], Iterable[bytes]]

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_FORWARDED")


def behind_proxies(application: Application, trusted: Sequence[str]) -> Application:
    """Takes the client's address from trusted proxies, and drops what anybody else claims about it."""
    if not trusted:
        return application
    networks = [ip_network(name) for name in trusted]

    def is_trusted(address: str) -> bool:
        try:
            return any(ip_address(address) in network for network in networks)
        except ValueError:
            return False

    def wrapped(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        if not is_trusted(environ.get("REMOTE_ADDR", "")):
            for name in FORWARDED:
                environ.pop(name, None)
        elif said := environ.get("HTTP_X_FORWARDED_FOR"):
            # The last address that is no proxy of ours; what stands before it anybody may have written.
            hops = [hop.strip() for hop in said.split(",")]
            environ["REMOTE_ADDR"] = next((hop for hop in reversed(hops) if not is_trusted(hop)), hops[0])
        return application(environ, start_response)

    return wrapped
