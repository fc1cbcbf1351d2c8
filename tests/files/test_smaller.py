"""Pictures made smaller, or of another type, look as they did: scans in grey, print, what can be seen through."""

from __future__ import annotations

import io
from typing import Any

import pytest

from cmdaily.files.pictures.parsed import ParsedPicture
from cmdaily.files.pictures.picture import parse
from cmdaily.files.pictures.smaller import smaller
from cmdaily.platforms import registry

PIL = pytest.importorskip("PIL.Image", reason="Pillow is not installed")


def saved(image: Any, form: str, **options: Any) -> ParsedPicture:
    out = io.BytesIO()
    image.save(out, form, **options)
    found = parse(out.getvalue())
    assert found is not None
    return found


def seen(picture: ParsedPicture | None) -> Any:
    assert picture is not None
    with PIL.open(io.BytesIO(picture.clean)) as opened:
        opened.load()
    return opened


@pytest.mark.parametrize("types", [("image/jpeg",), ("image/png",), ("image/webp", "image/jpeg")])
@pytest.mark.parametrize("level", [0, 40, 128, 200, 255])
def test_a_scan_in_16_bits_of_grey_keeps_its_greys(level: int, types: tuple[str, ...]) -> None:
    scan = PIL.frombytes("I;16", (60, 40), (level * 257).to_bytes(2, "little") * 2400)
    made = seen(smaller(saved(scan, "PNG"), types, 0, 600))
    assert abs(made.convert("L").getpixel((5, 5)) - level) <= 3


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_can_be_seen_through_stands_on_white_where_a_network_takes_jpeg_alone(mode: str) -> None:
    logo = PIL.new("RGBA", (40, 40), (0, 0, 0, 0))
    logo.paste((200, 0, 0, 255), (10, 10, 30, 30))
    picture = saved(logo.quantize() if mode == "P" else logo.convert(mode), "PNG")
    made = seen(smaller(picture, ("image/jpeg",), 0, 0))
    assert (made.format, made.mode) == ("JPEG", "RGB")
    assert min(made.getpixel((2, 2))) > 240, made.getpixel((2, 2))
    assert sum(made.getpixel((20, 20))) < 500, made.getpixel((20, 20))


@pytest.mark.parametrize("profile", [None, b"\0" * 16 + b"CMYK" + b"\0" * 200], ids=["none", "of print"])
def test_print_becomes_what_a_screen_shows_and_takes_no_profile_of_print_along(profile: bytes | None) -> None:
    picture = saved(PIL.new("CMYK", (80, 80), (0, 255, 255, 0)), "JPEG", icc_profile=profile)
    made = seen(smaller(picture, ("image/jpeg",), 0, 900))
    assert (made.mode, made.info.get("icc_profile")) == ("RGB", None)
    red, green, blue = made.getpixel((5, 5))
    assert (red > 200, green < 60, blue < 60) == (True, True, True)


def test_a_profile_of_the_screen_stays() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = seen(
        smaller(saved(PIL.new("RGB", (80, 80), "red"), "JPEG", icc_profile=profile), ("image/jpeg",), 0, 900)
    )
    assert made.info["icc_profile"][16:20] == b"RGB "


@pytest.mark.parametrize("size", [(8000, 6000), (9000, 2300), (6000, 6000)])
def test_telegram_gets_no_more_than_ten_thousand_pixels_of_width_and_height(size: tuple[int, int]) -> None:
    limits = registry.about("telegram").limits
    made = smaller(
        saved(PIL.new("L", size, 90), "JPEG"),
        limits.picture_types,
        limits.picture_bytes,
        limits.picture_pixels,
    )
    assert made is not None
    assert made.width + made.height <= 10_000
