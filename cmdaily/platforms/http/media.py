"""Media files: what they are by their bytes, not by their name; without metadata, frozen by their hash."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from cmdaily.domain.accounts.network import Limits
from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.publishing.outgoing import Picture
from cmdaily.domain.record import frozen as record
from cmdaily.domain.record import replace
from cmdaily.files.pictures import smaller
from cmdaily.files.pictures.parsed import ParsedPicture
from cmdaily.files.pictures.picture import VIDEOS, media_type, other_type, parse

FROM_DISK = 64 * 1024 * 1024
"""No more than this is read of any file, in bytes: more than any network takes."""

Frozen = dict[str, Any]
"""path, alt, sha256, type, bytes, width, height: what a prepared payload keeps of a picture, of the bytes that are
sent. `fit` holds the limits it was made smaller for."""


@record
class Published:
    """A picture as a network gets it, and the file it was. `fitted` says that it was encoded anew."""

    picture: ParsedPicture
    found: ParsedPicture
    fitted: bool = False


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
    """The bytes that are sent of a frozen picture, if its file is still the same."""
    data = _read(frozen["path"])
    if isinstance(data, Refused):
        return data
    if _is(frozen, data):  # a copy of our own, or a payload of an earlier version
        return data
    limits = Limits()
    if "fit" in frozen:
        most_bytes, most_pixels, types = frozen["fit"]
        limits = replace(
            limits, picture_bytes=most_bytes, picture_pixels=most_pixels, picture_types=tuple(types)
        )
    made = published(frozen["path"], data, limits)
    if isinstance(made, Refused) or not _is(frozen, made.picture.clean):
        return _refused("platform.picture_changed", frozen["path"])
    return made.picture.clean


def published(path: str, data: bytes, limits: Limits) -> Published | Refused:
    """A picture as a network gets it: whole, without metadata, and made smaller where the network is narrower."""
    found = parse(data)
    if found is None:
        if media_type(data):
            return _refused("platform.picture_cut", path)
        name = other_type(data)
        key = "platform.picture_video" if name in VIDEOS else "platform.picture_format"
        return _refused(key, path, format=name) if name else _refused("platform.picture_not_one", path)
    refused = _unfit(path, found, limits)
    if refused is None:
        return Published(found, found)
    if not smaller.can_resize():
        remedy = "platform.picture_resize_remedy"
        return Refused(refused.reason, refused.key, refused.values, remedy=remedy)
    made = smaller.smaller(found, limits.picture_types, limits.picture_bytes, limits.picture_pixels)
    return refused if made is None else Published(made, found, fitted=True)


def read(path: str) -> bytes | Refused:
    """The bytes of a file, as many as are read of any."""
    return _read(path)


def _is(frozen: Frozen, data: bytes) -> bool:
    return bool(hashlib.sha256(data).hexdigest() == frozen["sha256"])


def _unfit(path: str, picture: ParsedPicture, limits: Limits) -> Refused | None:
    """What keeps a network from taking it as it is."""
    kind, size, width, height = picture.type, len(picture.clean), picture.width, picture.height
    if limits.picture_types and kind not in limits.picture_types:
        return _refused("platform.picture_type", path, type=kind, known=", ".join(limits.picture_types))
    if limits.picture_bytes and size > limits.picture_bytes:
        return _refused("platform.picture_large", path, size=size, limit=limits.picture_bytes)
    if limits.picture_pixels and width * height > limits.picture_pixels:
        return _refused("platform.picture_pixels", path, width=width, height=height)
    return None


def _freeze(picture: Picture, limits: Limits) -> Frozen | Refused:
    data = _read(picture.path)
    made = published(picture.path, data, limits) if isinstance(data, bytes) else data
    if isinstance(made, Refused):
        return made
    shown = made.picture
    frozen: Frozen = {
        "path": picture.path,
        "alt": picture.alt,
        "sha256": hashlib.sha256(shown.clean).hexdigest(),
        "type": shown.type,
        "bytes": len(shown.clean),
        "width": shown.width,
        "height": shown.height,
        "animated": shown.animated,
    }
    if made.fitted:
        frozen["fit"] = [limits.picture_bytes, limits.picture_pixels, list(limits.picture_types)]
    return frozen


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
