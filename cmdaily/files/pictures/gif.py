"""GIF files without their metadata: blocks are left out, nothing is encoded anew (GIF89a)."""

from __future__ import annotations

import struct

from cmdaily.files.pictures.parsed import ParsedPicture, Told

_CONTROL, _COMMENT, _APPLICATION = 0xF9, 0xFE, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def parse(data: bytes) -> ParsedPicture | None:
    """What the file shows; None where it is cut off."""
    told, kept, frames = Told(), bytearray(), 0
    try:
        width, height = struct.unpack_from("<HH", data, 6)
        at = 13 + _table(data[10])
        kept += data[:at]
        while data[at] != 0x3B:
            start = at
            if data[at] == 0x2C:
                at = _end(data, at + 11 + _table(data[at + 9]))
                frames += 1
                kept += data[start:at]
            elif data[at] == 0x21:
                label, at = data[at + 1], _end(data, at + 2)
                loops = label == _APPLICATION and data[start + 3 : start + 14] in _LOOPS
                if label == _CONTROL:
                    kept += data[start:at]
                elif loops:  # with how often, and nothing behind it
                    counts = data[start + 14] == 3
                    kept += data[start : start + (18 if counts else 14)] + b"\0"
                    told.other(data[start + (18 if counts else 14) : at])
                else:
                    told.other(data[start:at])
            else:
                return None
    except (IndexError, struct.error):
        return None
    told.other(data[at + 1 :])
    if not (frames and width and height):
        return None
    return ParsedPicture(
        "image/gif", width, height, bytes(kept) + b";", frozenset(told.kinds), animated=frames > 1
    )


def _table(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _end(data: bytes, at: int) -> int:
    """Where a row of blocks ends."""
    while data[at]:
        at += data[at] + 1
    return at + 1
