"""Generated pictures with everything that a file can tell; what must not be left of it says Hidden."""

from __future__ import annotations

import io
import random
import struct
import zlib
from typing import Any

import pytest

PIL = pytest.importorskip("PIL.Image", reason="Pillow is not installed")


def image(chance: random.Random, mode: str = "RGB") -> Any:
    """A small picture that is wider than high."""
    size = (chance.randint(9, 40), chance.randint(3, 8))
    return PIL.frombytes(mode, size, chance.randbytes(size[0] * size[1] * len(mode)))


def exif(chance: random.Random, orientation: int) -> bytes:
    """Exif as cameras write it: maker, moment, place, notes, a small picture."""
    held = PIL.Exif()
    held[0x0112] = orientation
    wanted: list[tuple[int, Any]] = [
        (0x010F, "Hidden Maker"),
        (0x0110, "Hidden Model"),
        (0x0132, "2026:11:26 09:30:00"),
        (0x013B, "Hidden Artist"),
        (0x010E, "Hidden description"),
    ]
    for tag, value in chance.sample(wanted, chance.randint(1, len(wanted))):
        held[tag] = value
    if chance.random() < 0.6:
        held.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 30.0), 3: "E", 4: (2.0, 17.0, 40.0)})
    if chance.random() < 0.5:
        held.get_ifd(0x8769).update({0x9003: "2026:11:26 09:30:00", 0x927C: b"Hidden notes of a maker"})
    return held.tobytes()


def xmp(chance: random.Random) -> bytes:
    place = 'exif:GPSLatitude="48,51.5N" photoshop:City="Hidden city" ' if chance.random() < 0.5 else ""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        f'{place}xmp:CreatorTool="Hidden tool"/></rdf:RDF></x:xmpmeta>'
    ).encode()


def profile(chance: random.Random) -> bytes:
    """A colour profile as devices write it: when, by what, for which; sometimes longer than a segment of a JPEG."""
    from PIL import ImageCms

    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    if chance.random() < 0.3:
        return bytes(made)
    made[24:36] = struct.pack(">6H", 2026, 11, 26, 9, 30, 0)
    made[40:44], made[48:56], made[80:84] = b"APPL", b"HiddHidd", b"Hidd"
    made[84:100] = chance.randbytes(16)
    more = {
        b"dmnd": b"Hidden maker",
        b"dmdd": b"Hidden model 77",
        b"targ": b"Hidden" * chance.choice([2, 13_000]),
    }
    added = {name: b"text" + bytes(4) + text + b"\0" for name, text in more.items()}
    (count,) = struct.unpack_from(">I", made, 128)
    end, shift = 132 + 12 * count, 12 * len(added)
    table = b"".join(
        struct.pack(">4sII", name, at + shift, size)
        for name, at, size in (
            struct.unpack_from(">4sII", made, 132 + 12 * number) for number in range(count)
        )
    )
    contents, at = bytes(made[end:]), len(made) + shift
    for name, text in added.items():
        table += struct.pack(">4sII", name, at, len(text))
        contents, at = contents + text + bytes(-len(text) % 4), at + len(text) + (-len(text) % 4)
    whole = bytes(made[:128]) + struct.pack(">I", count + len(added)) + table + contents
    return struct.pack(">I", len(whole)) + whole[4:]


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def told_more(chance: random.Random, form: str, data: bytes) -> bytes:
    """What few programs write and some cameras do: second pictures, small ones, chunks and blocks of a maker."""
    if form == "JPEG":
        small = segment(0xE0, b"JFXX\0\x10Hidden thumbnail")
        second = segment(0xE2, b"MPF\0MM\0*Hidden second picture")
        maker = segment(chance.choice([0xE3, 0xE5, 0xE8, 0xEC, 0xEF, 0xFE]), b"Hidden notes")
        longer = segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0Hidden extended record")
        picked = [one for one in (small, second, maker, longer) if chance.random() < 0.5]
        end = data + b"\xff\xd8Hidden picture\xff\xd9" if chance.random() < 0.3 else data
        return end[:20] + b"".join(picked) + end[20:] if data[2:4] == b"\xff\xe0" else end
    if form == "PNG":
        more = [
            chunk(b"tIME", struct.pack(">H5B", 2026, 11, 26, 9, 30, 0)),
            chunk(b"sPLT", b"Hidden palette\0\x08" + bytes(6)),
            chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(b"Hidden exif")),
            chunk(b"caBX", b"Hidden record of a generator"),
            chunk(b"prVW", b"Hidden private chunk"),
        ]
        return (
            data[:33] + b"".join(one for one in more if chance.random() < 0.5) + data[33:] + b"Hidden behind"
        )
    if form == "GIF":
        at = 13 + (3 << (data[10] & 7) + 1 if data[10] & 0x80 else 0)
        loops = b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0" + chance.choice([b"", b"\x06Hidden"]) + b"\0"
        maker = b"!\xff\x0bXMP DataXMP\x06Hidden\0!\xff\x0bICCRGBG1012\x06Hidden\0"
        return data[:at] + (loops if b"NETSCAPE" not in data else b"") + maker + data[at:] + b"Hidden"
    maker = b"HIDE" + struct.pack("<I", 12) + b"Hidden notes"
    return data[:4] + struct.pack("<I", len(data) - 8 + len(maker)) + data[8:] + maker


def picture(chance: random.Random, form: str) -> tuple[bytes, int]:
    """A file with everything that a file can tell, and its orientation."""
    out, orientation = io.BytesIO(), chance.randint(1, 8)
    made = image(chance, chance.choice(["RGB", "L"]) if form == "JPEG" else "RGB")
    said: dict[str, Any] = {}
    if form != "GIF":
        said["exif"] = exif(chance, orientation)
    if form in ("JPEG", "WEBP") and chance.random() < 0.7:
        said["xmp"] = xmp(chance)
    if form == "JPEG":
        said |= {"progressive": chance.random() < 0.5, "quality": chance.randint(40, 95)}
    if form != "GIF" and chance.random() < 0.4:
        said["icc_profile"] = profile(chance)
    if form in ("JPEG", "GIF") and chance.random() < 0.6:
        said["comment"] = b"Hidden comment"
    if chance.random() < 0.3 and form in ("PNG", "WEBP", "GIF"):
        said |= {"save_all": True, "append_images": [made.point(lambda value: 255 - value)]}
    if form == "PNG":
        from PIL.PngImagePlugin import PngInfo

        texts = PngInfo()
        texts.add_text("Author", "Hidden author")
        texts.add_itxt("XML:com.adobe.xmp", xmp(chance).decode())
        texts.add_text("Comment", "Hidden text, packed", zip=True)
        said["pnginfo"] = texts
    made.save(out, form, **said)
    data = out.getvalue()
    if form == "JPEG":
        data = told_more(chance, form, data)
        data = data[:2] + iptc() + data[2:] + chance.choice([b"", b"Hidden film behind the picture"])
    else:
        data = told_more(chance, form, data)
    return data, 1 if form == "GIF" else orientation


def iptc() -> bytes:
    """Photoshop's record with IPTC's city and byline."""
    fields = b"".join(
        struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text
        for number, text in [(80, b"Hidden byline"), (90, b"Hidden city")]
    )
    fields += b"\0" * (len(fields) % 2)
    body = b"Photoshop 3.0\0" + b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(fields)) + fields
    return b"\xff\xed" + struct.pack(">H", len(body) + 2) + body
