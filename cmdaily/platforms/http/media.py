"""Media files: what they are by their bytes, not by their name; frozen by their hash."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from typing import Any

from cmdaily.domain.accounts.network import Limits
from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.publishing.outgoing import Picture

FROM_DISK = 64 * 1024 * 1024
"""No more than this is read of any file, in bytes: more than any network takes."""

Frozen = dict[str, Any]
"""path, alt, sha256, type, bytes, width, height: what a prepared payload keeps of a picture."""


def freeze(pictures: Sequence[Picture], limits: Limits) -> list[Frozen] | Refused:
    """Read every picture and hold it against the network's limits; the first one that fails refuses."""
    if limits.pictures and len(pictures) > limits.pictures:
        return _refused("platform.pictures_count", "", count=len(pictures), limit=limits.pictures)
    frozen: list[Frozen] = []
    for picture in pictures:
        found = _freeze(picture, limits)
        if isinstance(found, Refused):
            return found
        frozen.append(found)
    return frozen


def load(frozen: Frozen) -> bytes | Refused:
    """The bytes of a frozen picture, if they are still the same."""
    data = _read(frozen["path"])
    if isinstance(data, Refused):
        return data
    if hashlib.sha256(data).hexdigest() != frozen["sha256"]:
        return _refused("platform.picture_changed", frozen["path"])
    return data


def media_type(data: bytes) -> str:
    """The type that the first bytes say, "" for anything that is not a picture for the web."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "image/gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return ""


def size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels; (0, 0) where the header does not tell."""
    readers = {"image/png": _png, "image/jpeg": _jpeg, "image/gif": _gif, "image/webp": _webp}
    reader = readers.get(media_type(data))
    try:
        return reader(data) if reader else (0, 0)
    except (struct.error, IndexError):
        return 0, 0


def _freeze(picture: Picture, limits: Limits) -> Frozen | Refused:
    data = _read(picture.path)
    if isinstance(data, Refused):
        return data
    kind = media_type(data)
    if not kind:
        return _refused("platform.picture_not_one", picture.path)
    if limits.picture_types and kind not in limits.picture_types:
        return _refused(
            "platform.picture_type", picture.path, type=kind, known=", ".join(limits.picture_types)
        )
    if limits.picture_bytes and len(data) > limits.picture_bytes:
        return _refused("platform.picture_large", picture.path, size=len(data), limit=limits.picture_bytes)
    width, height = size(data)
    if limits.picture_pixels and width * height > limits.picture_pixels:
        return _refused("platform.picture_pixels", picture.path, width=width, height=height)
    digest = hashlib.sha256(data).hexdigest()
    return {
        "path": picture.path,
        "alt": picture.alt,
        "sha256": digest,
        "type": kind,
        "bytes": len(data),
        "width": width,
        "height": height,
    }


def _read(path: str) -> bytes | Refused:
    try:
        with open(path, "rb") as file:
            return file.read(FROM_DISK)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        return _refused("platform.picture_unreadable", path, why=why or type(error).__name__)


def _refused(key: str, path: str, **values: object) -> Refused:
    return Refused(
        Reason.PICTURE,
        key,
        (("path", path), *values.items()),
        remedy="platform.picture_remedy",
    )


def _png(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _gif(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack("<HH", data[6:10])
    return width, height


def _webp(data: bytes) -> tuple[int, int]:
    form = data[12:16]
    if form == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if form == b"VP8L":
        (bits,) = struct.unpack("<I", data[21:25])
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack("<HH", data[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _jpeg(data: bytes) -> tuple[int, int]:
    """Walk the segments to the frame header (SOF0 to SOF15, the three tables in between excepted)."""
    at = 2
    while data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        if marker == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        at += 2 + length
    return 0, 0
