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


_OTHERS = (
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
    (b"8BPS", "Photoshop"),
    (b"%PDF-", "PDF"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\x1a\x45\xdf\xa3", "WebM"),
    (b"<svg", "SVG"),
)
_BRANDS = {
    b"avi": "AVIF",
    b"hei": "HEIC",
    b"hev": "HEIC",
    b"mif": "HEIC",
    b"msf": "HEIC",
    b"qt ": "QuickTime",
}
VIDEOS = ("MP4", "QuickTime", "WebM")


def other_type(data: bytes) -> str:
    """The name of a format that networks do not take as a picture, by the first bytes; "" for what nobody knows."""
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:11], "MP4")
    if data.lstrip()[:5] == b"<?xml" and b"<svg" in data[:2000]:
        return "SVG"
    return next((name for head, name in _OTHERS if data.lstrip(b"\xef\xbb\xbf\n\r\t ").startswith(head)), "")


def parse(data: bytes) -> ParsedPicture | None:
    """What a file shows; None where it is no picture, or not a whole one."""
    parser = _PARSERS.get(media_type(data))
    return parser(data) if parser else None
