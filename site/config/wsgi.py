import os
import sys
from pathlib import Path

# The server may start from any folder: both source folders are put on the path here.
BASE = Path(__file__).resolve().parents[2]
for folder in (str(BASE), str(BASE / "site")):
    if folder not in sys.path:
        sys.path.insert(0, folder)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")

from django.conf import settings  # noqa: E402  the path comes first
from django.core.wsgi import get_wsgi_application  # noqa: E402

from config.proxies import behind_proxies  # noqa: E402

_django = get_wsgi_application()

from approval.watching import demand_gate  # noqa: E402  models are there now

demand_gate()
application = behind_proxies(_django, getattr(settings, "TRUSTED_PROXIES", []))
