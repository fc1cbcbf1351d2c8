"""ICC colour profiles without what they tell: who made them, when, and for which device (ICC.1:2022, section 7)."""

from __future__ import annotations

import struct

LARGEST = 4 * 1024 * 1024
"""Bytes; profiles of printers have some hundred thousand."""

_HEADER, _MOST_TAGS = 128, 100
_COLOURS = frozenset(
    [
        *(b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"wtpt", b"bkpt", b"chad", b"cicp"),
        *(b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2", b"D2B0", b"D2B1", b"D2B2", b"D2B3"),
        *(b"B2D0", b"B2D1", b"B2D2", b"B2D3", b"gamt", b"lumi", b"chrm", b"meas", b"view"),
    ]
)
"""Tags that decide what one sees; all others tell, but for a name and a copyright, which every profile has to have."""

_SILENT = ((4, 8), (24, 36), (40, 44), (48, 56), (80, 100))
"""Fields of the header that decide nothing: its software, date, platform, device, creator and digest."""


def silent(profile: bytes) -> bytes:
    """The profile with its colours and nothing else; b"" where it is none, and no reader would heed it."""
    if len(profile) < _HEADER + 4 or profile[36:40] != b"acsp" or len(profile) > LARGEST:
        return b""
    (count,) = struct.unpack_from(">I", profile, _HEADER)
    if count > _MOST_TAGS or len(profile) < _HEADER + 4 + 12 * count:
        return b""
    tags = [struct.unpack_from(">4sII", profile, _HEADER + 4 + 12 * number) for number in range(count)]
    found = [(name, profile[at : at + size]) for name, at, size in tags if name in _COLOURS]
    if not found or any(at + size > len(profile) for name, at, size in tags if name in _COLOURS):
        return b""
    header = bytearray(profile[:_HEADER])
    for start, end in _SILENT:
        header[start:end] = bytes(end - start)
    texts = _texts(four=profile[8] >= 4)
    return _assembled(header, [*texts, *found])


def _assembled(header: bytearray, tags: list[tuple[bytes, bytes]]) -> bytes:
    """Header, table and contents; what two tags share stands once."""
    at = _HEADER + 4 + 12 * len(tags)
    table, contents, places = b"", b"", dict[bytes, int]()
    for name, held in tags:
        if held not in places:
            places[held] = at + len(contents)
            contents += held + bytes(-len(held) % 4)
        table += struct.pack(">4sII", name, places[held], len(held))
    header[:4] = struct.pack(">I", at + len(contents))
    return bytes(header) + struct.pack(">I", len(tags)) + table + contents


def _texts(*, four: bool) -> list[tuple[bytes, bytes]]:
    """The name and the copyright that a profile has to have, in the types of its version."""
    if four:
        text = "-".encode("utf-16-be")
        said = b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x5553, len(text), 28) + text
        return [(b"desc", said), (b"cprt", said)]
    name = b"desc" + struct.pack(">II", 0, 2) + b"-\0" + bytes(4 + 4 + 2 + 1 + 67)
    return [(b"desc", name), (b"cprt", b"text" + bytes(4) + b"-\0")]
