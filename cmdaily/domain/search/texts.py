"""Text of a record as it is found and shown: who said it, and what."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def message_text(name: str, author: str, text: str) -> str:
    """A message of the inbox, or what a watch found."""
    return f"{name or author}: {text}"


def article_text(title: str, text: str) -> str:
    """An article of a feed."""
    return f"{title} {text}"


def delivery_text(outgoing: Mapping[str, str]) -> str:
    """What was written, from its JSON."""
    return " ".join(part for part in (outgoing["title"], outgoing["text"], outgoing["link"]) if part)
