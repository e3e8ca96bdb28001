"""The list of pictures, filled by the scenes as they are defined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from home.demo.pictures.brush import Canvas

CREDITS = {
    "摄影：吴晓晴": "Photo: Wu Xiaoqing",
    "摄影：林小满": "Photo: Lin Xiaoman",
    "摄影：田小禾": "Photo: Tian Xiaohe",
    "摄影：市红十字会志愿者摄影队": "Photo: volunteer photographers",
    "供图：云柘县红十字会": "Photo: Yunzhe County Red Cross",
    "供图：荻湾县红十字会": "Photo: Diwan County Red Cross",
    "供图：市红十字会": "Photo: Muning Red Cross",
}


@dataclass(frozen=True, slots=True)
class DemoPicture:
    """A picture made at load time: `paint` draws it on an empty canvas."""

    key: str
    alt: str
    alt_en: str
    credit: str
    paint: Callable[[Canvas], None]

    @property
    def credit_en(self) -> str:
        return CREDITS[self.credit]


PICTURES: dict[str, DemoPicture] = {}


def scene(key: str, *, alt: str, alt_en: str, credit: str) -> Callable[[Callable[[Canvas], None]], Callable]:
    def register(paint: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
        PICTURES[key] = DemoPicture(key, alt, alt_en, credit, paint)
        return paint

    return register
