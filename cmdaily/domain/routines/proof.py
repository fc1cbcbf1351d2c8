"""Proof addresses: an http or https address of the web, as it may be kept and opened."""

from __future__ import annotations

LONGEST_ADDRESS = 2000


def is_web_address(text: str) -> bool:
    """Whether a text is an http or https address with a host, without white space or control characters."""
    scheme, _, rest = text.partition("://")
    if scheme.lower() not in ("http", "https") or not rest or rest[0] in "/?#:@.":
        return False
    if len(text) > LONGEST_ADDRESS or not text.isprintable():
        return False
    return not any(char.isspace() or char in '<>"\\' for char in text)


def proof_of(text: str) -> str:
    """The address as a proof, "" for what is none."""
    return text if is_web_address(text) else ""
