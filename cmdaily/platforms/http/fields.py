"""Fields of an answer, validated: one that makes no sense is as if it were absent. Nothing here raises."""

from __future__ import annotations

from urllib.parse import urlsplit

from cmdaily.domain.routines.proof import is_web_address
from cmdaily.platforms.http.html_text import storable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LONGEST_ID = 600
"""Characters of an id: an at:// address of Bluesky has up to some 550."""


def field(item: Any, name: str) -> Any:
    """A field of an object; None of anything else."""
    return item.get(name) if isinstance(item, dict) else None


def text_in(item: Any, name: str, longest: int = 1000) -> str:
    """A field that is a text, of bounded length and without half characters; "" for anything else."""
    text = field(item, name)
    return storable(text[:longest]) if isinstance(text, str) else ""


def object_in(item: Any, name: str) -> dict[str, Any]:
    """A field that is an object; an empty one for anything else."""
    value = field(item, name)
    return value if isinstance(value, dict) else {}


def objects_in(item: Any, name: str) -> list[dict[str, Any]]:
    """The objects in a field that is a list, without what is none."""
    value = field(item, name)
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def id_in(item: Any, name: str = "id", longest: int = LONGEST_ID) -> str:
    """A field that is an id: a whole number, or a text without white space and signs of markup, and no longer than
    that; "" for anything else."""
    value = field(item, name)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    text = str(value)
    good = len(text) <= longest and text.isprintable() and not any(char in ' <>"\\' for char in text)
    return text if good else ""


def name_in(item: Any, name: str, longest: int = 300) -> str:
    """A field that is a name on one line, with whatever letters; "" for anything else."""
    text = " ".join(text_in(item, name, longest + 1).split())
    return text if text.isprintable() and len(text) <= longest else ""


def digits_in(item: Any, name: str = "id", longest: int = 20) -> str:
    """A field that is an id of digits alone; "" for anything else."""
    text = id_in(item, name, longest)
    return text if text.isascii() and text.isdigit() else ""


def number_in(item: Any, name: str) -> int | None:
    """A field that is a whole number from 0 to 2⁶³; None for anything else."""
    value = field(item, name)
    good = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**63
    return value if good else None


def address_in(item: Any, name: str) -> str:
    """A field that is an address to show and to open: http or https with a host; "" for anything else."""
    text = text_in(item, name, 2001)
    return text if is_web_address(text) else ""


def host_of(address: str) -> str:
    """The host and port of an address, "" where there is none."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""
