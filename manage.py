#!/usr/bin/env python3
"""Django's command line, with both source folders on the path."""

import os
import sys
from pathlib import Path

BASE = Path(__file__).resolve().parent


def main() -> None:
    # `site` is a source folder, not a package: the standard library owns that name.
    sys.path.insert(1, str(BASE / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:
        sys.exit(f"The site cannot start: {problem}")


if __name__ == "__main__":
    main()
