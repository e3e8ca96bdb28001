"""Builds a society with many news. Run as a program of its own: python -m benchmarks.building SIZE

The first news go the recorded bulk path, as a demonstration or an old site's archive does. The others are
copies of their rows with addresses, moments and ids of their own: what readers are served from is the same.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks import words

BASE = Path(__file__).resolve().parents[1]
ORIGINALS = 200
COLUMNS = ("news", "party", "people", "work")
LAST_DAY = datetime(2026, 6, 30, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
# One round of copies stands this much before the one before it: each news has a moment of its own.
ROUND = timedelta(hours=7)


def set_up() -> None:
    sys.path[:0] = [str(BASE), str(BASE / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
    import django

    django.setup()


def signers() -> list[tuple[str, Any]]:
    from django.contrib.auth import get_user_model

    users = [
        get_user_model().objects.get_or_create(username=name)[0] for name in ("reviewer", "spokesperson")
    ]
    return list(zip(["review", "sign-off"], users, strict=True))


def publish(objects: list[Any], when: Any = None) -> None:
    from approval.bulk import publish_in_bulk

    publish_in_bulk(objects, signers=signers(), when=when, note="Measuring speed")


def pictures(count: int = 6) -> list[int]:
    from django.core.files.base import ContentFile
    from PIL import Image

    from core.models import SiteImage

    made = []
    for number in range(count):
        raw = BytesIO()
        colours = Image.linear_gradient("L").resize((1280, 800)).rotate(number * 7)
        Image.merge("RGB", (colours, colours.transpose(0), colours.transpose(1))).save(raw, "JPEG")
        file = ContentFile(raw.getvalue(), name=f"picture-{number}.jpg")
        image = SiteImage(title=f"图片{number}", description="队员清点物资", credit="宣传科供图", file=file)
        image.save()
        made.append(image.pk)
    return made


def originals() -> None:
    """The tree, and the first news, published as an archive would be."""
    from core.blocks import to_stream
    from home.models import HomePage
    from news.models import NewsIndexPage, NewsPage

    home = HomePage.objects.get()
    publish([home])
    columns = []
    for slug, name in zip(COLUMNS, ["要闻", "党建", "人物故事", "工作动态"], strict=True):
        home.refresh_from_db()
        columns.append(home.add_child(instance=NewsIndexPage(title=name, slug=slug, show_in_menus=True)))
    publish(columns)
    images, made = pictures(), []
    for number in range(1, ORIGINALS + 1):
        column = columns[number % len(columns)]
        column.refresh_from_db()
        body = to_stream(words.blocks(number, images, column.pk))
        lead = images[number % len(images)]
        page = NewsPage(
            title=words.title(number), slug=f"n{number}", summary="一段摘要，写给列表看。", body=body
        )
        page.lead_image_id, page.author, page.editor = lead, "江临", "陈一苇"
        made.append(column.add_child(instance=page))
    numbers = {page.pk: n for n, page in enumerate(made)}
    publish(made, when=lambda page: LAST_DAY - numbers[page.pk] * timedelta(minutes=2))


def main() -> None:
    size = int(sys.argv[1])
    set_up()
    from django.core.management import call_command

    from benchmarks.copying import multiply
    from config import preparation

    preparation.prepare(print)
    originals()
    multiply(size)
    call_command("rebuild_search", index_only=True, verbosity=0)


if __name__ == "__main__":
    main()
