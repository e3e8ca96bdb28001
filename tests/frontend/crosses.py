"""Finds anything that looks like a red cross in a picture: the emblem must not appear even by accident."""

from __future__ import annotations

from PIL import Image, ImageChops

SHORTEST_ARM = 3
LONGEST_ARM = 80


def red_mask(image: Image.Image) -> tuple[bytes, int, int]:
    """255 where a pixel is clearly red: strong, and with little green and blue beside it."""
    red, green, blue = image.convert("RGB").split()
    strong = red.point(lambda value: 255 if value >= 110 else 0)
    share = red.point(lambda value: int(value * 0.45))
    for other in (green, blue):
        little = ImageChops.subtract(share, other).point(lambda value: 255 if value else 0)
        strong = ImageChops.darker(strong, little)
    mask = strong.tobytes()
    return mask, image.width, image.height


def _arm(mask: bytes, at: int, step: int, room: int) -> int:
    """How many red pixels follow in one direction."""
    length = 0
    while length < min(room, LONGEST_ARM) and mask[at + step * (length + 1)]:
        length += 1
    return length


def _is_crossing(mask: bytes, x: int, y: int, width: int, height: int) -> bool:
    """Red arms on all four sides, and somewhere along them no red in any of the four corners."""
    at = y * width + x
    arms = (
        _arm(mask, at, -1, x),
        _arm(mask, at, 1, width - 1 - x),
        _arm(mask, at, -width, y),
        _arm(mask, at, width, height - 1 - y),
    )
    shortest = min(arms)
    if shortest < SHORTEST_ARM:
        return False
    return any(
        not any(mask[at + dx + dy * width] for dx in (-k, k) for dy in (-k, k))
        for k in range(1, shortest + 1)
    )


def red_crosses(image: Image.Image) -> list[tuple[int, int]]:
    """The centres of all red crossings, one for each neighbourhood."""
    mask, width, height = red_mask(image)
    found: list[tuple[int, int]] = []
    at = mask.find(b"\xff")
    while at >= 0:
        y, x = divmod(at, width)
        near = found and abs(found[-1][0] - x) < SHORTEST_ARM and abs(found[-1][1] - y) < SHORTEST_ARM
        if not near and _is_crossing(mask, x, y, width, height):
            found.append((x, y))
        at = mask.find(b"\xff", at + 1)
    return found
