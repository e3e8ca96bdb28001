"""What both sides of a comparison share: the page, the clock, and answering one measurement after the other."""

from __future__ import annotations

import gc
import itertools
import json
import random
import sys
import time
import uuid
from io import BytesIO
from typing import TYPE_CHECKING, Any

from benchmarks import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

BLOCKS, PICTURES = 50, 30
TITLE, SUMMARY = "市红十字会开展应急救护培训", "一段摘要，写给列表看。"

_changes = itertools.count(1)


def picture_file(number: int) -> Any:
    from django.core.files.base import ContentFile
    from PIL import Image

    raw = BytesIO()
    colours = Image.linear_gradient("L").resize((640, 400)).rotate(number * 7)
    Image.merge("RGB", (colours, colours.transpose(0), colours.transpose(1))).save(raw, "JPEG")
    return ContentFile(raw.getvalue(), name=f"picture-{number}.jpg")


def body(images: list[int], change: str = "") -> str:
    """Fifty blocks, thirty of them pictures with captions, as the database has them; the first tells the change."""
    pick = random.Random(1)
    figures = iter(images[:PICTURES])
    blocks = []
    for number in range(BLOCKS):
        picture = next(figures, None) if number % 5 in (1, 2, 4) else None
        if picture is None:
            kind, value = "rich_text", f"<p>{change}</p>" * (not number) + words.paragraph(pick)
        else:
            kind = "figure"
            value = {"image": picture, "caption": words.sentence(pick)[:40], "credit": "", "alt": ""}
        blocks.append({"type": kind, "value": value, "id": str(uuid.UUID(int=number + 1, version=4))})
    return json.dumps(blocks, ensure_ascii=False)


def latest(model: Any) -> Any:
    """The newest draft of the one measured page."""
    return model.objects.get(title=TITLE).get_latest_revision_as_object()


def changed(model: Any, images: list[int]) -> Any:
    """The newest draft with another text in one block."""
    page = latest(model)
    page.body = body(images, f"第{next(_changes)}稿，{time.time_ns()}。")
    return page


def timed(transaction: Callable[[], AbstractContextManager], work: Callable[[], Any]) -> tuple[float, float]:
    """CPU and wall milliseconds of some work in a transaction, its commit included."""
    gc.collect()  # a full collection takes longer than most of what is measured
    began, began_cpu = time.perf_counter(), time.process_time()
    with transaction():
        work()
    return (time.process_time() - began_cpu) * 1000, (time.perf_counter() - began) * 1000


def answer(tasks: dict[str, Callable[[], tuple[float, float]]]) -> None:
    """Carries out the tasks named on the standard input, one a line, and tells what each cost."""
    for line in sys.stdin:
        print(json.dumps(tasks[line.strip()]()), flush=True)
