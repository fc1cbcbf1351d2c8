"""Pictures as they are sent: whole, as one sees them, and telling nothing. exiftool is the judge of what is left."""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.files.pictures.parsed import OTHER, PLACE, exif_of
from cmdaily.files.pictures.picture import media_type, other_type, parse
from cmdaily.files.pictures.smaller import smaller
from tests.files.generated_pictures import image, picture, profile

PIL = pytest.importorskip("PIL.Image", reason="Pillow is not installed")

SERIES = int(os.environ.get("CMDAILY_PICTURES", "80"))
"""How many generated pictures the judge sees; 2000 for the long series."""

FORMS = ("JPEG", "PNG", "WEBP", "GIF")
ALLOWED = {
    "ExifTool",
    "System",
    "File",
    "Composite",
    "PNG",
    "GIF",
    "RIFF",
    "ICC",
    "ICC_Profile",
    "JFIF",
    "APP14",
}
"""Groups that say how a picture is made up. Colour profiles have their own date, which is that of the profile."""
ORIENTATION = {"ExifByteOrder", "Orientation"}
FREE_TEXT = {"Comment", "Author", "Copyright", "Software", "Description", "ModifyDate", "XMP"}


BY_DEVICE = {
    "ProfileDateTime",
    "DeviceManufacturer",
    "DeviceModel",
    "ProfileCreator",
    "PrimaryPlatform",
    "ProfileID",
}
SILENT = ("", 0, "0000:00:00 00:00:00", "Unknown ()", "Unknown (\0\0\0\0)")


def pixels(data: bytes) -> list[bytes]:
    """What one sees: every frame, turned as the file says."""
    from PIL import ImageOps, ImageSequence

    with PIL.open(io.BytesIO(data)) as opened:
        return [
            ImageOps.exif_transpose(frame.convert("RGBA")).tobytes()
            for frame in ImageSequence.Iterator(opened)
        ]


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")
def test_exiftool_finds_nothing_that_says_where_when_or_by_what(tmp_path: Path) -> None:
    chance = random.Random(12)
    for number in range(SERIES):
        form = FORMS[number % len(FORMS)]
        data, _ = picture(chance, form)
        found = parse(data)
        assert found is not None, (number, form)
        (tmp_path / f"{number:05}.{form.lower()}").write_bytes(found.clean)
    asked = subprocess.run(
        ["exiftool", "-j", "-G1", "-a", "-u", "-ee", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    told = json.loads(asked.stdout)
    assert len(told) == SERIES
    for file in told:
        for key, value in file.items():
            group, _, tag = key.rpartition(":")
            what = (file["SourceFile"], key, value)
            assert "Hidden" not in str(value), what
            assert tag not in FREE_TEXT, what
            assert tag != "Warning", what
            assert not (group.startswith("ICC") and tag in BY_DEVICE and value not in SILENT), what
            if group and group.partition("-")[0] not in ALLOWED:
                assert tag in ORIENTATION, what


@pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")
@pytest.mark.parametrize("form", FORMS)
def test_what_one_sees_stays_to_the_pixel_and_the_second_time_changes_nothing(form: str) -> None:
    from PIL import ImageOps

    chance = random.Random(form)
    for _ in range(25):
        data, orientation = picture(chance, form)
        found = parse(data)
        assert found is not None
        assert found.orientation == orientation
        with PIL.open(io.BytesIO(data)) as opened:
            assert (found.width, found.height) == ImageOps.exif_transpose(opened).size
            assert found.animated == (getattr(opened, "n_frames", 1) > 1)
            mode = opened.mode
        assert pixels(found.clean) == pixels(data), mode
        assert b"Hidden" not in found.clean
        again = parse(found.clean)
        assert again is not None
        assert (again.clean, again.told) == (found.clean, frozenset())


def test_a_place_is_told_from_other_data() -> None:
    out = io.BytesIO()
    held = PIL.Exif()
    held[0x010F] = "Maker"
    PIL.new("RGB", (4, 2)).save(out, "JPEG", exif=held.tobytes())
    found = parse(out.getvalue())
    assert found is not None
    assert found.told == {OTHER}
    held.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 30.0)})
    out = io.BytesIO()
    PIL.new("RGB", (4, 2)).save(out, "JPEG", exif=held.tobytes())
    found = parse(out.getvalue())
    assert found is not None
    assert found.told == {PLACE}


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_is_cut_off_is_no_picture(form: str) -> None:
    chance = random.Random(form)
    data, _ = picture(chance, form)
    whole = parse(data)
    assert whole is not None
    for _ in range(60):
        at = chance.randrange(len(whole.clean) - 1)
        assert parse(whole.clean[:at]) is None, at


def test_a_jpeg_that_is_cut_after_300_bytes_is_none() -> None:
    out = io.BytesIO()
    image(random.Random(1)).resize((300, 200)).save(out, "JPEG")
    assert parse(out.getvalue()) is not None
    assert parse(out.getvalue()[:300]) is None


@pytest.mark.parametrize("form", FORMS)
def test_a_damaged_file_breaks_nothing(form: str) -> None:
    chance = random.Random(form + "!")
    data, _ = picture(chance, form)
    for _ in range(200):
        spoiled = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        found = parse(bytes(spoiled))
        if found is not None:
            assert parse(found.clean) is not None


@given(
    st.binary(max_size=300),
    st.sampled_from([b"\xff\xd8\xff", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"RIFF\x50\0\0\0WEBP"]),
)
def test_no_file_makes_the_reader_fail(tail: bytes, head: bytes) -> None:
    found = parse(head + tail)
    assert found is None or (found.width > 0 and found.height > 0)


def test_that_a_machine_made_it_is_still_said() -> None:
    mark = b"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    for form in ("JPEG", "WEBP", "PNG"):
        out, said = io.BytesIO(), b'<x:xmpmeta Hidden="' + mark + b'"/>'
        if form == "PNG":
            from PIL.PngImagePlugin import PngInfo

            info = PngInfo()
            info.add_itxt("XML:com.adobe.xmp", said.decode())
            PIL.new("RGB", (4, 2)).save(out, form, pnginfo=info)
        else:
            PIL.new("RGB", (4, 2)).save(out, form, xmp=said)
        found = parse(out.getvalue())
        assert found is not None
        assert mark in found.clean
        assert b"Hidden" not in found.clean
        again = parse(found.clean)
        assert again is not None
        assert again.clean == found.clean
        if form == "JPEG":
            shrunk = smaller(found, (), 0, 4)
            assert shrunk is not None
            assert mark in shrunk.clean


def test_a_picture_is_made_smaller_as_one_sees_it() -> None:
    out, held = io.BytesIO(), PIL.Exif()
    held[0x0112] = 6
    noise = PIL.frombytes("RGB", (600, 400), random.Random(3).randbytes(600 * 400 * 3))
    noise.save(out, "JPEG", exif=held.tobytes(), quality=95)
    found = parse(out.getvalue())
    assert found is not None
    assert (found.width, found.height) == (400, 600)
    made = smaller(found, ("image/jpeg",), 60_000, 100_000)
    assert made is not None
    assert len(made.clean) <= 60_000
    assert made.width * made.height <= 100_000
    assert (made.orientation, made.told) == (1, frozenset())
    assert abs(made.width / made.height - 2 / 3) < 0.02


def test_what_can_be_seen_through_stays_so_and_what_moves_is_left_alone() -> None:
    out = io.BytesIO()
    PIL.frombytes("RGBA", (200, 200), random.Random(4).randbytes(160_000)).save(out, "PNG")
    found = parse(out.getvalue())
    assert found is not None
    made = smaller(found, ("image/png", "image/jpeg"), 50_000, 0)
    assert made is not None
    assert (made.type, len(made.clean) <= 50_000) == ("image/png", True)
    moving = io.BytesIO()
    PIL.new("L", (9, 9)).save(moving, "GIF", save_all=True, append_images=[PIL.new("L", (9, 9), 255)])
    animated = parse(moving.getvalue())
    assert animated is not None
    assert smaller(animated, ("image/jpeg",), 10, 0) is None


def test_a_bomb_is_not_unpacked() -> None:
    head = struct.pack(">II5B", 60_000, 60_000, 8, 0, 0, 0, 0)
    body = b"".join(
        struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))
        for name, held in [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    )
    found = parse(b"\x89PNG\r\n\x1a\n" + body)
    assert found is not None
    assert smaller(found, (), 10, 0) is None


def test_the_bytes_say_what_it_is() -> None:
    for form, kind in zip(FORMS, ("image/jpeg", "image/png", "image/webp", "image/gif"), strict=True):
        assert media_type(picture(random.Random(5), form)[0]) == kind
    assert [media_type(data) for data in (b"", b"<svg/>", b"RIFF1234WAVE")] == ["", "", ""]
    assert len(exif_of(6)) == 26


def test_what_networks_do_not_take_is_called_by_its_name() -> None:
    heads = {
        "HEIC": [b"\0\0\0\x18ftypheic\0\0\0\0", b"\0\0\0\x1cftypmif1", b"\0\0\0\x18ftyphevc"],
        "AVIF": [b"\0\0\0\x20ftypavif"],
        "MP4": [b"\0\0\0\x18ftypmp42", b"\0\0\0\x18ftypisom"],
        "QuickTime": [b"\0\0\0\x14ftypqt  "],
        "SVG": [b"\n <svg xmlns='x'/>", b"<?xml version='1.0'?>\n<!-- a --><svg/>", b"\xef\xbb\xbf<svg/>"],
        "": [b"", b"hello", b"\0" * 20, b"<?xml version='1.0'?><rss/>", b"GIF89a", b"ftyp"],
    }
    for name, files in heads.items():
        for data in files:
            assert other_type(data) == name, data
    for form, name in (("TIFF", "TIFF"), ("BMP", "BMP")):
        out = io.BytesIO()
        PIL.new("RGB", (4, 2)).save(out, form)
        assert other_type(out.getvalue()) == name


def test_a_silent_profile_shows_the_same_colours() -> None:
    from PIL import ImageCms

    from cmdaily.files.pictures import icc

    before = profile(random.Random(2))
    after = icc.silent(before)
    assert b"Hidd" in before
    assert after
    assert b"Hidd" not in after
    assert icc.silent(after) == after
    shown, lab = image(random.Random(7)), ImageCms.createProfile("LAB")
    seen = [
        ImageCms.profileToProfile(shown, ImageCms.ImageCmsProfile(io.BytesIO(each)), lab, outputMode="LAB")
        for each in (before, after)
    ]
    assert seen[0].tobytes() == seen[1].tobytes()
    assert icc.silent(b"") == icc.silent(b"no profile" * 100) == b""


def test_of_a_picture_with_a_second_one_the_first_is_left() -> None:
    out = io.BytesIO()
    first, second = (PIL.new("RGB", (30, 20), colour) for colour in ("red", "blue"))
    first.save(out, "MPO", save_all=True, append_images=[second])
    found = parse(out.getvalue())
    assert found is not None
    assert b"MPF" in out.getvalue()
    assert b"MPF" not in found.clean
    assert (found.width, found.height, found.told) == (30, 20, {OTHER})
    with PIL.open(io.BytesIO(found.clean)) as opened:
        assert (opened.format, getattr(opened, "n_frames", 1)) == ("JPEG", 1)
        red, _, blue = opened.getpixel((5, 5))
        assert red > 200 > 60 > blue
