"""Pictures as readers get them: three widths in AVIF and WebP, made when a picture arrives.

A GET never makes a rendition. What is missing at publication is made then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Count
from willow.image import AvifImageFile
from willow.plugins.pillow import PillowImage

from core.models import SiteImage, SiteRendition
from core.prepared import Prepared
from core.presentation import Picture, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

# A twentieth of the time of the encoder's default speed; still smaller than WebP for photographs.
AVIF_SPEED, AVIF_QUALITY = 9, 50
FORMATS = ("avif", "webp")
FIGURE = ("width-480", "width-960", "width-1600")
CARD = ("fill-480x300", "fill-960x600")
SHARE = "fill-1200x630|format-jpeg"
SETS = {"figure": FIGURE, "card": CARD}
STANDARD = (*(f"{size}|format-{form}" for size in (*FIGURE, *CARD) for form in FORMATS), SHARE)


def use_fast_avif() -> None:
    """Has Willow write AVIF at our speed: it passes none on, and its registry is not asked for own methods."""

    def save_as_avif(image, file, quality=AVIF_QUALITY, lossless=False, apply_optimizers=True):
        picture = image.transform_colorspace_to_srgb().image if image.get_icc_profile() else image.image
        picture.save(file, "AVIF", quality=quality, speed=AVIF_SPEED)
        return AvifImageFile(file)

    PillowImage.save_as_avif = save_as_avif


def make_renditions(image: SiteImage) -> None:
    """Makes what is missing of the standard set."""
    have = set(image.renditions.values_list("filter_spec", flat=True))
    missing = [spec for spec in STANDARD if spec not in have]
    if missing:
        image.get_renditions(*missing)


def make_missing_renditions(ids: Iterable[int]) -> None:
    """As `make_renditions`, for many pictures; one statement where nothing is missing."""
    ids = set(ids)
    if not ids:
        return
    made = SiteRendition.objects.filter(image_id__in=ids, filter_spec__in=STANDARD)
    counts = made.values_list("image_id").annotate(Count("filter_spec", distinct=True)).order_by()
    complete = {pk for pk, count in counts if count == len(STANDARD)}
    if ids - complete:
        for image in SiteImage.objects.filter(pk__in=ids - complete):
            make_renditions(image)


_RENDITIONS = Prepared(
    lambda images, specs: SiteRendition.objects.filter(
        image__id__in=images, filter_spec__in=specs
    ).values_list("image_id", "filter_spec", "file", "width", "height", "image__description", "image__credit")
)


def pictures(ids: Iterable[int | None], use: str = "figure") -> dict[int, Picture]:
    """Pictures by id, in one statement. `use` is "figure" (whole) or "card" (16:10 around the focal point)."""
    wanted = {pk for pk in ids if pk}
    if not wanted:
        return {}
    specs = [f"{size}|format-{form}" for size in SETS[use] for form in FORMATS]
    rows = _RENDITIONS(images=wanted, specs=specs)
    by_image = defaultdict(list)
    for image_id, *row in rows:
        by_image[image_id].append(row)
    return {pk: _picture(found) for pk, found in by_image.items()}


def _picture(rows: list) -> Picture:
    rows = sorted(rows, key=lambda row: row[2])
    *_, alt, credit = rows[0]
    sources = []
    for form in FORMATS:
        # A small original gives the same width for several sizes; one of each is enough.
        by_width = {row[2]: row[1] for row in rows if row[0].endswith(form)}
        srcset = ", ".join(f"{settings.MEDIA_URL}{file} {width}w" for width, file in sorted(by_width.items()))
        if srcset:
            sources.append(Source(f"image/{form}", srcset))
    fallback = [row for row in rows if row[0].endswith(FORMATS[-1])] or rows
    middle = fallback[min(1, len(fallback) - 1)]
    largest = rows[-1]
    return Picture(
        src=f"{settings.MEDIA_URL}{middle[1]}",
        width=largest[2],
        height=largest[3],
        alt=alt,
        sources=tuple(sources),
        credit=credit,
    )


def share_files(ids: Iterable[int | None]) -> dict[int, str]:
    """The files of the 1200 × 630 pictures for Open Graph, by picture."""
    wanted = {pk for pk in ids if pk}
    if not wanted:
        return {}
    rows = SiteRendition.objects.filter(image_id__in=wanted, filter_spec=SHARE)
    return dict(rows.values_list("image_id", "file"))


def with_words(picture: Picture | None, words: Mapping[str, str]) -> Picture | None:
    """The picture with the caption, credit and alternative text that stand beside it in a body."""
    if picture is None:
        return None
    return replace(
        picture,
        alt=words.get("alt") or picture.alt,
        caption=words.get("caption") or "",
        credit=words.get("credit") or picture.credit,
    )
