"""Parsed picture: what a file shows, and the same file without its metadata."""

from __future__ import annotations

import struct

from cmdaily.domain import lazy_re as re
from cmdaily.domain.record import frozen

GENERATED = (b"compositeWithTrainedAlgorithmicMedia", b"trainedAlgorithmicMedia")
"""IPTC's DigitalSourceType, which generators write into XMP and C2PA records (iptc.org, "Digital Source Type")."""

PLACE, OTHER = "place", "other"
_PLACE_IN_XMP = re.compile(
    rb"GPSL|GPSP|GPSD|photoshop:City|Iptc4xmpCore:Location|LocationCreated|LocationShown"
)
_ORIENTATION, _GPS = 0x0112, 0x8825


@frozen
class ParsedPicture:
    """A whole picture file.

    `width` and `height` are in pixels as one sees it, `orientation` is Exif's 1 to 8. `clean` holds the same picture,
    byte for byte but without metadata: how it is turned, its colour profile and whether a machine made it stay.
    `told` is what was taken out: PLACE, OTHER. `generated` is IPTC's word for what a machine made.
    """

    type: str
    width: int
    height: int
    clean: bytes
    told: frozenset[str] = frozenset()
    orientation: int = 1
    animated: bool = False
    generated: bytes = b""


class Told:
    """Metadata met while a file is walked through: how it is turned, whether a machine made it, what is taken out."""

    def __init__(self) -> None:
        self.orientation = 1
        self.kinds: set[str] = set()
        self.generated = b""

    def exif(self, tiff: bytes) -> None:
        """A TIFF directory, as Exif has it. What says how the picture is turned alone is not told of."""
        found = _directory(tiff)
        self.orientation = found.get(_ORIENTATION, 1) if 1 <= found.get(_ORIENTATION, 1) <= 8 else 1
        if tiff != exif_of(self.orientation):
            self.kinds.add(PLACE if _GPS in found else OTHER)

    def other(self, data: bytes) -> None:
        """Any other record: XMP, IPTC, comments, what a maker added."""
        self.generated = self.generated or next((mark for mark in GENERATED if mark in data), b"")
        if self.generated and data == xmp_of(self.generated):
            return
        if data.strip(b"\0 "):
            self.kinds.add(PLACE if _PLACE_IN_XMP.search(data) else OTHER)

    def shown(self, width: int, height: int) -> tuple[int, int]:
        """Width and height as one sees them."""
        return (height, width) if self.orientation >= 5 else (width, height)


def _directory(tiff: bytes) -> dict[int, int]:
    """The tags of the first directory with what stands in their value field as a short; {} where it is none."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return {}
    try:
        (at,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, at)
        entries = [struct.unpack_from(order + "HHIH", tiff, at + 2 + 12 * number) for number in range(count)]
    except struct.error:
        return {}
    return {tag: value for tag, _type, _count, value in entries}


def exif_of(orientation: int) -> bytes:
    """A directory that says how a picture is turned and nothing else."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)


def xmp_of(generated: bytes) -> bytes:
    """An XMP packet that says that a machine made the picture and nothing else."""
    return (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
        b'Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/'
        + generated
        + b'"/></rdf:RDF></x:xmpmeta>'
    )
