"""JPEG files without their metadata: segments are left out, nothing is encoded anew (ITU T.81, Exif 3.0, JFIF 1.02)."""

from __future__ import annotations

import struct

from cmdaily.domain import lazy_re as re
from cmdaily.files.pictures import icc
from cmdaily.files.pictures.parsed import ParsedPicture, Told, exif_of, xmp_of

_EXIF = b"Exif\0\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_ICC = b"ICC_PROFILE\0"
_PART = 65_519
"""As much of a profile as one segment holds."""
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_NEXT = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")
"""A marker within coded data that ends it: neither a stuffed zero nor a restart."""


def parse(data: bytes) -> ParsedPicture | None:
    """What the file shows; None where it is cut off or makes no sense. What follows the end of the picture (a film, a
    second picture, a maker's notes) is left out."""
    told, kept, frame, scanned = Told(), bytearray(), (0, 0), False
    profile: dict[int, bytes] = {}
    at = 2
    try:
        while True:
            if data[at] != 0xFF:
                return None
            while data[at + 1] == 0xFF:
                at += 1
            marker = data[at + 1]
            if marker == _EOI:
                break
            (length,) = struct.unpack_from(">H", data, at + 2)
            end = at + 2 + length
            if length < 2 or end > len(data):
                return None
            body = data[at + 4 : end]
            if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
                height, width = struct.unpack_from(">HH", body, 1)
                frame = (width, height)
            if marker == 0xE2 and body.startswith(_ICC):
                profile.setdefault(
                    int.from_bytes(body[len(_ICC) : len(_ICC) + 1], "big"), body[len(_ICC) + 2 :]
                )
            elif marker == _SOS:
                scanned = True
                found = _NEXT.search(data, end)
                if found is None:
                    return None
                kept += data[at : found.start()]
                end = found.start()
            else:
                kept += _segment(marker, body, told)
            at = end
    except (IndexError, struct.error):
        return None
    if not (scanned and frame[0] and frame[1]):
        return None
    rest = data[at + 2 :]
    told.other(rest)
    width, height = told.shown(*frame)
    colours = icc.silent(b"".join(profile[number] for number in sorted(profile)))
    clean = b"\xff\xd8" + _first(kept, told, colours) + b"\xff\xd9"
    return ParsedPicture(
        "image/jpeg", width, height, clean, frozenset(told.kinds), told.orientation, False, told.generated
    )


def _segment(marker: int, body: bytes, told: Told) -> bytes:
    """The segment as it is kept, empty for metadata, which is taken note of."""
    if marker == 0xE0 and body.startswith(b"JFIF\0"):
        small = body[12:14] != b"\0\0"
        if small:
            told.other(body[14:])
        return _with_length(0xE0, body[:12] + b"\0\0")  # without the small picture that may follow
    if marker == 0xE1 and body.startswith(_EXIF):
        told.exif(body[len(_EXIF) :])
        return b""
    colours = marker == 0xEE and body.startswith(b"Adobe")
    if (0xE0 <= marker <= 0xEF and not colours) or marker == 0xFE:
        told.other(body[len(_XMP) :] if body.startswith(_XMP) else body)
        return b""
    return _with_length(marker, body[:12] if colours else body)


def _first(kept: bytearray, told: Told, profile: bytes) -> bytes:
    """The kept segments, with what is said anew where it has to stand: behind JFIF's."""
    said = b""
    if told.orientation != 1:
        said += _with_length(0xE1, _EXIF + exif_of(told.orientation))
    if told.generated:
        said += _with_length(0xE1, _XMP + xmp_of(told.generated))
    parts = [profile[at : at + _PART] for at in range(0, len(profile), _PART)]
    for number, part in enumerate(parts, 1):
        said += _with_length(0xE2, _ICC + bytes([number, len(parts)]) + part)
    start = 18 if kept.startswith(b"\xff\xe0\x00\x10JFIF\0") else 0
    return bytes(kept[:start] + said + kept[start:])


def _with_length(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body
