"""Publishes news one by one and tells what each cost. Run as a program of its own: python -m benchmarks.publishing"""

from __future__ import annotations

import json
import time

from benchmarks import words
from benchmarks.building import publish, set_up

TIMES = 12


def main() -> None:
    set_up()
    from core.blocks import to_stream
    from core.models import SiteImage
    from news.models import NewsIndexPage, NewsPage

    column = NewsIndexPage.objects.get(slug="news")
    images = list(SiteImage.objects.values_list("pk", flat=True))
    wall, cpu = [], []
    for number in range(TIMES):
        body = to_stream(words.blocks(number, images, column.pk))
        column.refresh_from_db()
        page = column.add_child(
            instance=NewsPage(title=words.title(number), lead_image_id=images[0], body=body)
        )
        began, began_cpu = time.perf_counter(), time.process_time()
        publish([page])
        wall.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - began_cpu) * 1000)
    # The first ones also load code and open the database.
    print(json.dumps({"wall": wall[2:], "cpu": cpu[2:]}))


if __name__ == "__main__":
    main()
