"""Picture resizing: made smaller, or of another type, with Pillow (the extra `media`)."""

from __future__ import annotations

import io

from cmdaily.files.pictures.parsed import xmp_of
from cmdaily.files.pictures.picture import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from PIL.Image import Image

    from cmdaily.files.pictures.parsed import ParsedPicture

QUALITIES = (92, 85, 78)
"""What is tried at each size before the picture gets smaller."""

STEP = 0.85
MOST_STEPS = 16
LARGEST = 200_000_000
"""Pixels; what unfolds into more is not opened."""


def can_resize() -> bool:
    """Whether Pillow is there."""
    from importlib.util import find_spec

    return find_spec("PIL") is not None


def smaller(
    picture: ParsedPicture, types: tuple[str, ...], most_bytes: int, most_pixels: int
) -> ParsedPicture | None:
    """The picture turned as one sees it, at most so large (0 for no limit) and of one of these types; None where that
    cannot be had: a moving picture, one that Pillow does not open."""
    if picture.animated or picture.width * picture.height > LARGEST:
        return None
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = LARGEST
    try:
        with Image.open(io.BytesIO(picture.clean)) as opened:
            profile = opened.info.get("icc_profile")
            image: Image.Image = ImageOps.exif_transpose(opened)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    form, mode = _form(image, types)
    image, profile = _coloured(image, mode, profile)
    scale = 1.0
    if most_pixels and image.width * image.height > most_pixels:
        scale = (most_pixels / (image.width * image.height)) ** 0.5
    for _ in range(MOST_STEPS):
        size = max(1, int(image.width * scale)), max(1, int(image.height * scale))
        scaled = image if scale == 1 else image.resize(size, Image.Resampling.LANCZOS)
        for quality in QUALITIES if form != "PNG" else QUALITIES[:1]:
            made = _encoded(scaled, form, quality, profile, picture.generated)
            if not most_bytes or len(made) <= most_bytes:
                return parse(made)
        scale *= STEP
    return None


def _coloured(image: Image, mode: str, profile: bytes | None) -> tuple[Image, bytes | None]:
    """The picture in the colours of a format as one sees it, and the profile that still holds for them."""
    from PIL import Image as Pictures

    if image.mode.startswith("I"):  # 16 bits of grey, which Pillow would cut off at 8
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "CMYK" and profile:
        image, profile = _from_print(image, profile), None
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    if clear and mode in ("RGB", "L"):  # what can be seen through is seen on white
        over = image.convert("RGBA")
        image = Pictures.alpha_composite(Pictures.new("RGBA", over.size, "white"), over)
    holds = profile is not None and profile[16:20] == b"RGB " and mode != "L"
    return image.convert(mode), profile if holds else None


def _from_print(image: Image, profile: bytes) -> Image:
    """The colours of print as its profile shows them on a screen; by rule of thumb where it cannot be read."""
    from PIL import ImageCms

    try:
        printed, screen = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        shown = ImageCms.profileToProfile(image, printed, screen, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return shown if shown is not None else image


def _form(image: Image, types: tuple[str, ...]) -> tuple[str, str]:
    """The format and the colours of what is made: JPEG, unless something can be seen through."""
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    takes = types or ("image/jpeg", "image/png", "image/webp")
    if clear and "image/webp" in takes:
        return "WEBP", "RGBA"
    if (clear and "image/png" in takes) or "image/jpeg" not in takes:
        return "PNG", "RGBA" if clear else "RGB"
    return "JPEG", "L" if image.mode in ("1", "L") or image.mode.startswith("I") else "RGB"


def _encoded(image: Image, form: str, quality: int, profile: bytes | None, generated: bytes) -> bytes:
    from PIL.PngImagePlugin import PngInfo

    out = io.BytesIO()
    options: dict[str, Any] = {"icc_profile": profile} if profile and image.mode != "L" else {}
    if form == "PNG":
        said = PngInfo()
        if generated:
            said.add_itxt("XML:com.adobe.xmp", xmp_of(generated).decode())
        image.save(out, form, optimize=True, pnginfo=said, **options)
    else:
        image.save(out, form, quality=quality, xmp=xmp_of(generated) if generated else b"", **options)
    return out.getvalue()
