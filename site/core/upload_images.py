"""Uploaded pictures: what they are, and a clean copy without the camera's place and names."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import re
from dataclasses import dataclass
from io import BytesIO
from typing import IO
from zoneinfo import ZoneInfo

import pillow_heif
from django.utils.translation import gettext as _
from PIL import Image as PillowImage
from PIL import ImageCms, ImageOps

from core.sniffing import sniff
from core.uploads import MEGABYTE, Refused, extension_of, read_upload

MAX_IMAGE = 20 * MEGABYTE
MAX_PIXELS = 40_000_000
QUALITY = 90
PHOTO_COLORS = 6000  # of 65,536 points; drawings, charts and screenshots have fewer
_FORMATS = {
    "jpeg": ["JPEG"],
    "png": ["PNG"],
    "gif": ["GIF"],
    "webp": ["WEBP"],
    "bmp": ["BMP"],
    "tiff": ["TIFF"],
    "heic": ["HEIF"],
    "avif": ["AVIF"],
}
_EXTENSIONS = frozenset("jpg jpeg jpe jfif png gif webp bmp tif tiff heic heif hif avif".split())  # noqa: SIM905
_LOSSY = {"jpeg", "heic", "avif"}
_UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, MemoryError, PillowImage.DecompressionBombError)
_EXIF_IFD = 0x8769
_TAKEN = ((36867, 36881), (36868, 36882))  # original and digitized, each with its offset
_HOME = ZoneInfo("Asia/Shanghai")

pillow_heif.register_heif_opener()


@dataclass(frozen=True, slots=True)
class ImageFacts:
    format: str
    size: int
    width: int
    height: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PreparedImage:
    """A clean copy: upright, sRGB, 8 bits, nothing but the picture. `taken` is what the camera said."""

    data: bytes
    format: str
    width: int
    height: int
    taken: datetime.datetime | None

    @property
    def extension(self) -> str:
        return ".jpg" if self.format == "jpeg" else f".{self.format}"

    @property
    def content_type(self) -> str:
        return f"image/{self.format}"


def inspect_image(file: IO[bytes], name: str = "") -> ImageFacts:
    """Raises Refused. Reads only the header: nothing is decoded before its size is known."""
    return _inspect(_read(file), extension_of(file, name))


def prepare_image(file: IO[bytes], name: str = "") -> PreparedImage:
    """Raises Refused."""
    data = _read(file)
    kind = _inspect(data, extension_of(file, name)).format
    try:
        with PillowImage.open(BytesIO(data), formats=_FORMATS[kind]) as image:
            taken = _taken(image)
            image.load()
            clean = _clean(image)
        return _encode(clean, kind, taken)
    except _UNREADABLE as error:
        raise _broken() from error


def _read(file: IO[bytes]) -> bytes:
    return read_upload(file, MAX_IMAGE, _("The picture is larger than 20 MB. Make it smaller and try again."))


def _inspect(data: bytes, extension: str) -> ImageFacts:
    kind = sniff(data)
    if kind not in _FORMATS:
        raise Refused(_advice(kind), f"kind-{kind}")
    # Phones and WeChat often name a PNG or HEIC .jpg. The clean copy gets the right ending anyway.
    if extension not in _EXTENSIONS:
        message = _("The name of a picture should end in .jpg, .png or the like, not in “.%(found)s”.")
        raise Refused(message % {"found": extension}, "extension")
    try:
        with PillowImage.open(BytesIO(data), formats=_FORMATS[kind]) as image:
            width, height = image.size
            frames = getattr(image, "n_frames", 1) if width * height <= MAX_PIXELS else 1
    except PillowImage.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except _UNREADABLE as error:
        raise _broken() from error
    if width * height > MAX_PIXELS:
        raise _too_many_pixels()
    if frames > 1 and kind not in ("jpeg", "heic"):
        raise Refused(
            _("Pictures that move or have several pages are not accepted. Save one of them."), "frames"
        )
    return ImageFacts(kind, len(data), width, height, hashlib.sha256(data).hexdigest())


def _advice(kind: str) -> str:
    if kind == "svg":
        return _("SVG drawings can hold programs and are not accepted. Save it as PNG.")
    if kind in ("pdf", "docx", "doc", "xlsx", "xls", "pptx", "ppt", "ofd", "text", "ole", "rtf"):
        return _("This is a document, not a picture. Upload it under documents.")
    return _("This is not a picture that can be shown. Use JPEG, PNG, WebP or a phone's HEIC.")


def _too_many_pixels() -> Refused:
    return Refused(_("The picture has more than 40 million pixels. Make it smaller and try again."), "pixels")


def _broken() -> Refused:
    return Refused(_("The picture is damaged or incomplete. Send or save it anew and try again."), "broken")


def _taken(image: PillowImage.Image) -> datetime.datetime | None:
    try:
        details = image.getexif().get_ifd(_EXIF_IFD)
    except (*_UNREADABLE, KeyError, TypeError, AttributeError):
        return None
    for tag, offset_tag in _TAKEN:
        moment = _moment(str(details.get(tag, "")), str(details.get(offset_tag, "")))
        if moment:
            return moment
    return None


def _moment(text: str, offset: str) -> datetime.datetime | None:
    """A camera without a zone is taken to be at home; one whose clock was never set tells nothing."""
    try:
        moment = datetime.datetime.strptime(text.strip("\0 ")[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - zone follows
    except ValueError:
        return None
    zone: datetime.tzinfo = _HOME
    if match := re.match(r"([+-])(\d{2}):(\d{2})", offset):
        minutes = int(match[2]) * 60 + int(match[3])
        with contextlib.suppress(ValueError):
            zone = datetime.timezone(datetime.timedelta(minutes=-minutes if match[1] == "-" else minutes))
    moment = moment.replace(tzinfo=zone)
    latest = datetime.datetime.now(_HOME) + datetime.timedelta(days=1)
    return moment if moment.year >= 1990 and moment < latest else None


def _clean(image: PillowImage.Image) -> PillowImage.Image:
    """Upright, in sRGB, as L, RGB or RGBA; whatever else the file said about itself is gone."""
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    plain = _to_srgb(_eight_bits(upright), profile)
    if plain.mode == "RGBA" and plain.getchannel("A").getextrema()[0] == 255:
        plain = plain.convert("RGB")
    clean = PillowImage.new(plain.mode, plain.size)
    clean.paste(plain)
    return clean


def _eight_bits(image: PillowImage.Image) -> PillowImage.Image:
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("P", "PA", "LA", "La", "RGBa") or "transparency" in image.info:
        has_alpha = image.mode != "P" or "transparency" in image.info
        return image.convert("RGBA" if has_alpha else "RGB")
    return image.convert("L") if image.mode in ("1", "F") else image


def _to_srgb(image: PillowImage.Image, profile: bytes | None) -> PillowImage.Image:
    target = image.mode if image.mode in ("L", "RGB", "RGBA") else "RGB"
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode=target
            )
            if converted is not None:
                return converted
    return image if image.mode == target else image.convert(target)


def _encode(image: PillowImage.Image, kind: str, taken: datetime.datetime | None) -> PreparedImage:
    output = BytesIO()
    as_photo = image.mode != "RGBA" and (kind in _LOSSY or _is_photo(image))
    if as_photo:
        image.save(output, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    else:
        image.save(output, "PNG", optimize=True)
    return PreparedImage(output.getvalue(), "jpeg" if as_photo else "png", image.width, image.height, taken)


def _is_photo(image: PillowImage.Image) -> bool:
    sample = image.resize((256, 256), PillowImage.Resampling.NEAREST)
    if sample.mode == "L":
        return len(sample.getcolors(256) or ()) > 200
    return len(sample.getcolors(65536) or ()) > PHOTO_COLORS
