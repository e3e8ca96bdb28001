"""Web origins (RFC 6454) as a policy may list them: a scheme, a host, a port, and nothing behind."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*")
_PORTS = {"https": 443, "http": 80}


def read(text: str) -> str:
    """The origin in its one form; "" for anything that is none, or that is neither https nor on this machine.

    What passes stands in a header between spaces: only letters, digits, dots, hyphens, colons and brackets do.
    """
    text = text.strip()
    if not text.isprintable() or " " in text:
        # What Python's parser drops (tabs, line ends) was typed by somebody all the same.
        return ""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return ""
    behind = parts.path.strip("/") or parts.query or parts.fragment or "?" in text or "#" in text
    if (
        behind
        or "@" in parts.netloc
        or "\\" in text
        or parts.scheme not in _PORTS
        or parts.netloc.endswith(":")
    ):
        return ""
    host = _host(parts.hostname or "")
    if not host or port == 0 or (parts.scheme == "http" and host not in LOOPBACK):
        return ""
    shown = "" if port in (None, _PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{host}{shown}"


def _host(name: str) -> str:
    """A host name in ASCII, or an address of a machine; "" for what is neither."""
    if ":" in name:
        try:
            return f"[{ipaddress.IPv6Address(name)}]"
        except ValueError:
            return ""
    try:
        ascii_name = name.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        return ""
    return ascii_name if _HOST.fullmatch(ascii_name) and (ascii_name in LOOPBACK or "." in ascii_name) else ""
