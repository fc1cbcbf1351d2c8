"""The text of a post that a network gives back as HTML."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

_BLOCKS = {"p": "\n\n", "br": "\n", "div": "\n", "li": "\n", "blockquote": "\n"}
_MENTION = re.compile(r"(?<![\w/@])@(\w+(?:[\w.-]*\w)?)@[\w.:-]+\w")


class _Text(HTMLParser):
    """Collects text; links shortened with hidden parts come out whole."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """A break where a block begins."""
        if self.parts and tag in _BLOCKS:
            self.parts.append(_BLOCKS[tag])

    def handle_data(self, data: str) -> None:
        """Text, hidden or not."""
        self.parts.append(data)


def plain_text(html: str) -> str:
    """The text of an HTML fragment."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts).strip()


def storable(text: str) -> str:
    """A text that can be kept: JSON may hold halves of characters, which cannot."""
    return text.encode("utf-8", "replace").decode()


def comparable(text: str) -> str:
    """A text for comparing: composed, white space as one space, mentions without their server."""
    text = unicodedata.normalize("NFC", text)
    return " ".join(_MENTION.sub(r"@\1", text).split())
