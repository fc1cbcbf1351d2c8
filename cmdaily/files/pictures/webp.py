"""WebP files without their metadata: chunks are left out, nothing is encoded anew (RFC 9649)."""

from __future__ import annotations

import struct

from cmdaily.files.pictures import icc
from cmdaily.files.pictures.parsed import ParsedPicture, Told, exif_of, xmp_of

_SHOWN = (b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP")
_ICC, _EXIF, _XMP, _ANIMATED, _FRAME_HEAD = 0x20, 0x08, 0x04, 0x02, 16


def parse(data: bytes) -> ParsedPicture | None:
    """What the file shows; None where it is cut off or makes no sense."""
    length = int.from_bytes(data[4:8], "little") + 8
    chunks = _chunks(data[12:length]) if len(data) >= length else None
    if not chunks:
        return None
    told = Told()
    told.other(data[length:])
    extended = chunks[0][0] == b"VP8X"
    kept = [_frame(*one, told) for one in chunks if one[0] in _SHOWN]
    kept = [(name, icc.silent(body) if name == b"ICCP" else body) for name, body in kept]
    kept = [(name, body) for name, body in kept if name != b"ICCP" or body]
    for name, body in chunks:
        if name == b"EXIF":
            told.exif(body.removeprefix(b"Exif\0\0"))
        elif name not in _SHOWN:
            told.other(body if name == b"XMP " else name + body)
    size = _size(kept)
    if size is None:
        return None
    if not extended:
        told.orientation = 1  # readers look for it in the extended format alone
    elif len(kept[0][1]) >= 10:
        flags = kept[0][1][0] & ~(_ICC | _EXIF | _XMP)
        flags |= _ICC if any(name == b"ICCP" for name, _ in kept) else 0
        flags |= _EXIF if told.orientation != 1 else 0
        flags |= _XMP if told.generated else 0
        kept[0] = (b"VP8X", bytes([flags]) + kept[0][1][1:])
    clean = _file([*kept, *(_said(told) if extended else [])])
    animated = extended and bool(kept[0][1][0] & _ANIMATED)
    return ParsedPicture(
        "image/webp",
        *told.shown(*size),
        clean,
        frozenset(told.kinds),
        told.orientation,
        animated,
        told.generated,
    )


def _chunks(body: bytes) -> list[tuple[bytes, bytes]] | None:
    """Names and contents; None where one reaches beyond the end."""
    found, at = [], 0
    while at + 8 <= len(body):
        (length,) = struct.unpack_from("<I", body, at + 4)
        if at + 8 + length > len(body):
            return None
        found.append((body[at : at + 4], body[at + 8 : at + 8 + length]))
        at += 8 + length + length % 2
    return found


def _frame(name: bytes, body: bytes, told: Told) -> tuple[bytes, bytes]:
    """A chunk; of a frame of an animation only what is shown."""
    parts = _chunks(body[_FRAME_HEAD:]) if name == b"ANMF" else None
    if not parts:
        return name, body
    for inner, held in parts:
        if inner not in _SHOWN:
            told.other(inner + held)
    return name, body[:_FRAME_HEAD] + b"".join(_chunk(*one) for one in parts if one[0] in _SHOWN)


def _size(kept: list[tuple[bytes, bytes]]) -> tuple[int, int] | None:
    """Width and height; None where nothing is shown."""
    names = {name for name, _ in kept}
    if not names & {b"VP8 ", b"VP8L", b"ANMF"}:
        return None
    name, body = kept[0]
    if name == b"VP8X" and len(body) >= 10:
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if name == b"VP8L" and len(body) >= 5:
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if name == b"VP8 " and len(body) >= 10:
        width, height = struct.unpack_from("<HH", body, 6)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _said(told: Told) -> list[tuple[bytes, bytes]]:
    said = [(b"EXIF", exif_of(told.orientation))] if told.orientation != 1 else []
    return [*said, (b"XMP ", xmp_of(told.generated))] if told.generated else said


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _file(chunks: list[tuple[bytes, bytes]]) -> bytes:
    body = b"WEBP" + b"".join(_chunk(*one) for one in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body
