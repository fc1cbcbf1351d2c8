"""Fields of an answer, validated: one that makes no sense is as if it were absent. Nothing here raises."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from cmdaily.domain.routines.proof import is_web_address
from cmdaily.platforms.http.html_text import storable

LONGEST_ID = 600
"""Characters of an id: an at:// address of Bluesky has up to some 550."""


def field(given: Any, name: str) -> Any:
    """A field of an object; None of anything else."""
    return given.get(name) if isinstance(given, dict) else None


def text_in(given: Any, name: str, longest: int = 1000) -> str:
    """A field that is a text, of bounded length and without half characters; "" for anything else."""
    said = field(given, name)
    return storable(said[:longest]) if isinstance(said, str) else ""


def object_in(given: Any, name: str) -> dict[str, Any]:
    """A field that is an object; an empty one for anything else."""
    found = field(given, name)
    return found if isinstance(found, dict) else {}


def objects_in(given: Any, name: str) -> list[dict[str, Any]]:
    """The objects in a field that is a list, without what is none."""
    found = field(given, name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def id_in(given: Any, name: str = "id", longest: int = LONGEST_ID) -> str:
    """A field that is an id: a whole number, or a text without white space and signs of markup, and no longer than
    that; "" for anything else."""
    found = field(given, name)
    if isinstance(found, bool) or not isinstance(found, str | int):
        return ""
    said = str(found)
    good = len(said) <= longest and said.isprintable() and not any(char in ' <>"\\' for char in said)
    return said if good else ""


def name_in(given: Any, name: str, longest: int = 300) -> str:
    """A field that is a name on one line, with whatever letters; "" for anything else."""
    said = " ".join(text_in(given, name, longest + 1).split())
    return said if said.isprintable() and len(said) <= longest else ""


def digits_in(given: Any, name: str = "id", longest: int = 20) -> str:
    """A field that is an id of digits alone; "" for anything else."""
    said = id_in(given, name, longest)
    return said if said.isascii() and said.isdigit() else ""


def number_in(given: Any, name: str) -> int | None:
    """A field that is a whole number from 0 to 2⁶³; None for anything else."""
    found = field(given, name)
    good = isinstance(found, int) and not isinstance(found, bool) and 0 <= found < 2**63
    return found if good else None


def address_in(given: Any, name: str) -> str:
    """A field that is an address to show and to open: http or https with a host; "" for anything else."""
    said = text_in(given, name, 2001)
    return said if is_web_address(said) else ""


def host_of(address: str) -> str:
    """The host and port of an address, "" where there is none."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""
