"""PNG files without their metadata: chunks are left out, nothing is encoded anew (W3C PNG, third edition)."""

from __future__ import annotations

import struct
import zlib

from cmdaily.files.pictures import icc
from cmdaily.files.pictures.parsed import ParsedPicture, Told, exif_of, xmp_of

HEAD = b"\x89PNG\r\n\x1a\n"
_XMP = b"XML:com.adobe.xmp"
_SHOWN = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST acTL fcTL fdAT cICP mDCV cLLI".split()
)
"""Chunks that decide what one sees; all others tell."""


def parse(data: bytes) -> ParsedPicture | None:
    """What the file shows; None where it is cut off or damaged."""
    told, at, frames, seen = Told(), len(HEAD), 0, set[bytes]()
    kept: list[tuple[bytes, bytes]] = []
    while b"IEND" not in seen:
        if at + 12 > len(data):
            return None
        (length,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        sound = zlib.crc32(name + body) == int.from_bytes(data[at + 8 + length : at + 12 + length], "big")
        if len(body) != length or not (sound or name[0] & 0x20):
            return None
        at += 12 + length
        seen.add(name)
        if name == b"acTL" and length == 8:
            (frames,) = struct.unpack_from(">I", body)
        if sound:
            _take(name, body, kept, told)
    if not kept or kept[0][0] != b"IHDR" or len(kept[0][1]) != 13 or b"IDAT" not in seen:
        return None
    told.other(data[at:])
    width, height = struct.unpack_from(">II", kept[0][1])
    clean = HEAD + b"".join(_chunk(*one) for one in [kept[0], *_said(told), *kept[1:]])
    return ParsedPicture(
        "image/png",
        *told.shown(width, height),
        clean,
        frozenset(told.kinds),
        told.orientation,
        frames > 1,
        told.generated,
    )


def _take(name: bytes, body: bytes, kept: list[tuple[bytes, bytes]], told: Told) -> None:
    if name == b"eXIf":
        told.exif(body)
    elif name == b"iCCP":
        profile = _profile(body)
        if profile:
            kept.append((name, profile))
    elif name in _SHOWN:
        kept.append((name, body))
    else:
        packet = body[len(_XMP) + 5 :] if name == b"iTXt" and body.startswith(_XMP) else name + body
        told.other(packet)


def _profile(body: bytes) -> bytes:
    """A colour profile that tells nothing, under a name that tells nothing; b"" where it cannot be read."""
    start = body.find(b"\0") + 2
    try:
        opened = zlib.decompressobj()
        profile = opened.decompress(body[start:], icc.LARGEST) if 2 <= start <= len(body) else b""
    except zlib.error:
        return b""
    kept = icc.silent(profile) if opened.eof else b""
    return b"ICC\0\0" + zlib.compress(kept, 9) if kept else b""


def _said(told: Told) -> list[tuple[bytes, bytes]]:
    said = []
    if told.orientation != 1:
        said.append((b"eXIf", exif_of(told.orientation)))
    if told.generated:
        said.append((b"iTXt", _XMP + bytes(5) + xmp_of(told.generated)))
    return said


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
