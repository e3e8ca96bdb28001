"""Reads the environment for the settings, and says plainly what is wrong with it."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from ipaddress import ip_address, ip_network
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

LOOPBACK = {"127.0.0.1", "localhost", "[::1]", "::1"}


def text(name: str, default: str = "") -> str:
    """The variable's value; an empty one counts as not set, as compose files pass them."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    value = text(name).lower()
    if value in {"", "1", "true", "yes", "on", "0", "false", "no", "off"}:
        return default if value == "" else value in {"1", "true", "yes", "on"}
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def number(name: str, default: int, most: int | None = None) -> int:
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit()) or int(value) < 1 or (most and int(value) > most):
        upper = f"from 1 to {most}" if most else "above 0"
        raise ImproperlyConfigured(f"{name} must be a whole number {upper}, not {value!r}.")
    return int(value)


def public_url(default: str) -> str:
    """The address the public types, e.g. https://www.example.org. Refuses http beyond this machine.

    Raises ImproperlyConfigured unless the host is a loopback address or ALLOW_HTTP=1 is set.
    """
    url = text("PUBLIC_URL", default).rstrip("/")
    host = _host_of(url)
    if host is None:
        raise ImproperlyConfigured(
            f"PUBLIC_URL must be like https://www.example.org, without a path, not {url!r}. "
            "A host name in Chinese is written in its xn-- form."
        )
    if url.startswith("http:") and host not in LOOPBACK and not flag("ALLOW_HTTP"):
        raise ImproperlyConfigured(
            f"PUBLIC_URL {url} would send passwords unencrypted. Use https, or set ALLOW_HTTP=1 if you "
            "know that nothing but a trusted network lies between the readers and this machine."
        )
    return url


def location(name: str) -> str:
    """A path of the proxy's own, beginning and ending with a slash; "" when it is not set.

    Raises ImproperlyConfigured for one that readers may ask for themselves.
    """
    value = text(name)
    if not value:
        return ""
    if not re.fullmatch(r"/[\w-]+/", value, re.ASCII) or value in {"/media/", "/static/", "/documents/"}:
        raise ImproperlyConfigured(f"{name} must be a path of its own such as /stored-media/, not {value!r}.")
    return value


def _host_of(url: str) -> str | None:
    """The host of a well-formed address without path, user or query; else None."""
    try:
        parts = urlsplit(url)
        extra = parts.path or parts.query or parts.fragment or "@" in parts.netloc or parts.port == 0
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or extra or not url.isascii():
        return None
    return parts.hostname


def proxies() -> list[str]:
    """The addresses whose X-Forwarded headers are believed; TRUSTED_PROXY=1 means this machine."""
    value = text("TRUSTED_PROXY")
    if value.lower() in {"", "0", "no", "false", "off"}:
        return []
    if value.lower() in {"1", "yes", "true", "on"}:
        return ["127.0.0.1", "::1"]
    names = [name.strip() for name in value.split(",")]
    try:
        return [str(ip_network(name)) if "/" in name else str(ip_address(name)) for name in names]
    except ValueError:
        raise ImproperlyConfigured(
            f"TRUSTED_PROXY must be 1 or addresses such as 127.0.0.1,10.0.0.0/8, not {value!r}."
        ) from None


def secret_file(path: Path) -> str:
    """The secret kept in this file; made on the first start, readable by its owner only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
        # A whole file appears at once, and the first of several processes wins.
        with suppress(FileExistsError):
            os.link(partial, path)
        partial.unlink()
    return path.read_text().strip()


def database(url: str) -> dict:
    """Django's settings for postgres://user:password@host:port/name?option=value.

    Raises ImproperlyConfigured when the address is not one of PostgreSQL.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured("DATABASE_URL must be like postgres://user:password@host:5432/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or dict(parse_qsl(parts.query)).get("host", ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def email(url: str) -> dict:
    """Django's mail settings for smtp://user:password@host:587/?tls=1 (or smtps:// for TLS from the start)."""
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured("EMAIL_URL must be like smtp://user:password@host:587/?tls=1.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": dict(parse_qsl(parts.query)).get("tls") == "1",
    }
