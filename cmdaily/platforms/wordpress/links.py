"""Links of a WordPress text: whole addresses, by the rules of its own `make_clickable` (wp-includes/formatting.php).

Two things are otherwise: what French writes around an address (no-break spaces, « », “ ”) does not belong to it, nor
does the full stop or comma of Chinese and Japanese.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_BODY = r"[^\s\"'.,;:!?()<>`«»“”„‹›‘’…、。，！？：；（）「」]"
_ADDRESS = re.compile(
    rf"(?<![\w/@#])https?://(?:{_BODY}|\()(?:{_BODY}|\(|['.,;:!?)’…](?=(?:{_BODY}|\()))*\)?", re.IGNORECASE
)


def linked(text: str) -> str:
    """The text as HTML, with its addresses as links."""
    made, at = "", 0
    for start, end in _addresses(text):
        address = html.escape(text[start:end])
        made += html.escape(text[at:start], quote=False) + f'<a href="{address}">{address}</a>'
        at = end
    return made + html.escape(text[at:], quote=False)


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses begin and end. A closing parenthesis belongs to one that holds the opening one."""
    for found in _ADDRESS.finditer(text):
        address = found[0]
        while address.count("(") < address.count(")"):
            address = address[: address.rindex(")")]
        address = address.rstrip("(")
        if len(address) > len("https://"):
            yield found.start(), found.start() + len(address)
