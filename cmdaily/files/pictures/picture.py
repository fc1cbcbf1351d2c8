"""Picture for a network: recognised by its bytes, without metadata, and no larger than the network takes."""

from __future__ import annotations

from cmdaily.files.pictures import gif, jpeg, png, webp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.files.pictures.parsed import ParsedPicture

_PARSERS = {
    "image/png": png.parse,
    "image/jpeg": jpeg.parse,
    "image/gif": gif.parse,
    "image/webp": webp.parse,
}


def media_type(data: bytes) -> str:
    """The type that the first bytes say, "" for anything that is not a picture for the web."""
    if data.startswith(png.HEAD):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "image/gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return ""


def parse(data: bytes) -> ParsedPicture | None:
    """What a file shows; None where it is no picture, or not a whole one."""
    parser = _PARSERS.get(media_type(data))
    return parser(data) if parser else None
