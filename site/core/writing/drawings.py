"""Takes drawings apart: pictures with their crop and description, and what else is drawn and lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .pictures import Shown, describe
from .pieces import Image
from .styles import W, whole

if TYPE_CHECKING:
    from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix every such file uses
_GRAPHICS = {"chart": "charts", "chartex": "charts", "diagram": "diagrams"}
_FULL = 100_000  # thousandths of a percent
_QUARTER = 5_400_000  # sixty-thousandths of a degree


@dataclass(slots=True)
class ShownPicture:
    relation: str
    shown: Shown
    image: Image


@dataclass(slots=True)
class Drawing:
    pictures: list[ShownPicture] = field(default_factory=list)
    losses: list[tuple[str, str]] = field(default_factory=list)


def describe_drawing(element: etree._Element) -> Drawing:
    drawing = Drawing()
    embedded = next(element.iter(f"{O}OLEObject"), None)
    if embedded is not None:
        program = embedded.get("ProgID", "")
        drawing.losses.append(("equations" if program.lower().startswith("equation") else "objects", program))
        return drawing
    _take_graphics(element, drawing)
    _take_text_boxes(element, drawing)
    floating = next(element.iter(f"{WP}anchor"), None) is not None
    alone = _description(element)
    found = list(element.iter(f"{PIC}pic"))
    for picture in found:
        _take_picture(picture, drawing, floating, alone if len(found) == 1 else "")
    for shape in element.iter(f"{V}imagedata"):
        relation = shape.get(f"{R}id") or shape.get(f"{R}embed") or ""
        alt = describe(shape.get(f"{O}title", ""))
        drawing.pictures.append(ShownPicture(relation, _vml_shown(shape), Image(None, alt)))
    return drawing


def _take_graphics(element: etree._Element, drawing: Drawing) -> None:
    for data in element.iter(f"{A}graphicData"):
        code = _GRAPHICS.get(data.get("uri", "").rpartition("/")[2])
        if code:
            drawing.losses.append((code, _description(element)))
    if any(True for _ in element.iter(f"{A}videoFile", f"{A}audioFile", f"{A}quickTimeFile")):
        drawing.losses.append(("media", ""))


def _take_text_boxes(element: etree._Element, drawing: Drawing) -> None:
    for box in element.iter(f"{W}txbxContent"):
        if next(box.iterancestors(f"{W}txbxContent"), None) is None:
            text = " ".join("".join(line.itertext(f"{W}t")) for line in box.iter(f"{W}p"))
            if text.strip():
                drawing.losses.append(("text-boxes", text))


def _description(element: etree._Element) -> str:
    properties = next(element.iter(f"{WP}docPr"), None)
    if properties is None:
        return ""
    return describe(properties.get("descr", "")) or describe(properties.get("title", ""))


def _take_picture(picture: etree._Element, drawing: Drawing, floating: bool, alt: str) -> None:
    blip = picture.find(f"{PIC}blipFill/{A}blip")
    if blip is None:
        return
    own = picture.find(f"{PIC}nvPicPr/{PIC}cNvPr")
    alt = alt or (describe(own.get("descr", "")) if own is not None else "")
    relation = blip.get(f"{R}embed") or blip.get(f"{R}link") or ""
    drawing.pictures.append(ShownPicture(relation, _shown(picture), Image(None, alt, floating)))


def _shown(picture: etree._Element) -> Shown:
    cut = picture.find(f"{PIC}blipFill/{A}srcRect")
    turned = picture.find(f"{PIC}spPr/{A}xfrm")
    crop = (0.0, 0.0, 0.0, 0.0) if cut is None else _crop([whole(cut.get(side)) / _FULL for side in "ltrb"])
    angle = whole(turned.get("rot")) if turned is not None else 0
    return Shown(crop, -round(angle / _QUARTER) % 4)


def _vml_shown(shape: etree._Element) -> Shown:
    return Shown(_crop([_share(shape.get(f"crop{side}")) for side in ("left", "top", "right", "bottom")]))


def _share(text: str | None) -> float:
    """VML writes 0.25 or 16384f, which are 65536ths."""
    text = text or "0"
    try:
        return float(text[:-1]) / 65536 if text.endswith("f") else float(text)
    except ValueError:
        return 0.0


def _crop(sides: list[float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (side if 0 < side < 1 else 0.0 for side in sides)
    if left + right >= 0.99 or top + bottom >= 0.99:
        return (0.0, 0.0, 0.0, 0.0)
    return (left, top, right, bottom)
