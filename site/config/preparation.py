"""What must be true before the site is served. Each step may be repeated and is quick when nothing changed."""

from __future__ import annotations

import fcntl
import hashlib
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from approval import setup
from config import environment
from core import catalogues, generation
from home.demo import content
from search import auditing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def prepare(say: Callable[[str], None]) -> None:
    """Brings data, files and texts up to what the code expects. Call `occupy` before."""
    catalogues.compile_all()
    migrate()
    collect_static(say)
    with transaction.atomic():
        ensure_locales()
        align_site()
    load_demo(say)
    renew_search(say)
    if address := setup.link():
        say(f"There is no user yet. Set up the first administrator here, once: {address}")


def migrate() -> None:
    """As a role that owns the tables. One that only serves finds them migrated, or is told what to do."""
    if _owns_tables():
        call_command("migrate", verbosity=0, interactive=False)
    elif _is_behind():
        raise CommandError(
            _(
                "The database is not migrated, and its tables belong to another role. Run manage.py migrate and "
                "manage.py audit_live with the owner's DATABASE_URL first."
            )
        )


def _owns_tables() -> bool:
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bool_and(pg_has_role(relowner, 'USAGE')) FROM pg_class WHERE oid = to_regclass('django_migrations')"
        )
        return cursor.fetchone()[0] is not False


def _is_behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def occupy(folder: Path) -> Iterator[None]:
    """Makes the data folder, for its owner's eyes only, and keeps a second server out of it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / "serve.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CommandError(
                _(
                    "Another copy is already running with the data in %(folder)s. Stop it, or start this one with "
                    "another DATA_DIR."
                )
                % {"folder": folder}
            ) from None
        yield


def collect_static(say: Callable[[str], None]) -> None:
    """Gathers the static files again when one of them, or a package that brings some, changed."""
    root = Path(settings.STATIC_ROOT)
    stamp = root / ".collected"
    digest = _static_digest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    say(_("Collecting static files …"))
    call_command("collectstatic", verbosity=0, interactive=False, clear=root.exists())
    stamp.write_text(digest)


def _static_digest() -> str:
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            digest.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def ensure_locales() -> None:
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)


def align_site() -> None:
    """Gives the default site the host and port of PUBLIC_URL: links in mails and canonical addresses follow."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return
    url = urlsplit(settings.PUBLIC_URL)
    host = url.hostname or ""
    port = url.port or (443 if url.scheme == "https" else 80)
    taken = Site.objects.filter(hostname=host, port=port).exclude(pk=site.pk).exists()
    if (site.hostname, site.port) == (host, port) or taken:
        return
    site.hostname, site.port = host, port
    site.save()
    generation.bump()


def is_empty() -> bool:
    """No user, and no page but the home page that the migrations made."""
    return not get_user_model().objects.exists() and not Page.objects.filter(depth__gt=2).exists()


def load_demo(say: Callable[[str], None]) -> None:
    if environment.flag("DEMO", default=True) and is_empty():
        say(_("Loading the demonstration content (once; DEMO=0 starts without it) …"))
        call_command("load_demo")


def renew_search(say: Callable[[str], None]) -> None:
    """After an upgrade that cuts words otherwise than before, what was indexed would no longer be found."""
    if auditing.is_outdated():
        say(_("Making the search index anew …"))
        call_command("rebuild_search", stdout=StringIO())


def has_demo_users() -> bool:
    names = [user.username for user in content.USERS]
    return get_user_model().objects.filter(username__in=names).exists()
