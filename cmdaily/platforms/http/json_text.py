"""JSON as networks write it, read so that one value that makes no sense costs no other value.

Python's own reader gives up on the whole of an answer for one number of five thousand digits, one control character,
one byte that is no UTF-8 or one message that is nested a thousand deep. Here such a value is as if it were null.
"""

from __future__ import annotations

import json
import math

from cmdaily.domain import lazy_re as re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DEEPEST = 60
"""Lists and objects inside one another; what is deeper is left out. No network is known to need fifteen."""
LONGEST_NUMBER = 30
"""Digits of a number: an id of 64 bits has 20."""

_TOKENS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)


def parse(body: bytes) -> Any:
    """The value in a body. ValueError: it is no JSON."""
    encoding = json.detect_encoding(body)
    try:
        text = body.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        text = body.decode(encoding, "replace")
    text = text.removeprefix("\ufeff")
    try:
        return _loads(text)
    except RecursionError:
        return _loads(_shallow(text))


def _loads(text: str) -> Any:
    return json.loads(
        text, strict=False, parse_int=_integer, parse_float=_decimal, parse_constant=lambda _: None
    )


def _integer(digits: str) -> int | None:
    return int(digits) if len(digits) <= LONGEST_NUMBER else None


def _decimal(digits: str) -> float | None:
    number = float(digits)
    return number if math.isfinite(number) else None


def _shallow(text: str) -> str:
    """The same with null in place of what is too deep."""
    kept: list[str] = []
    depth = at = 0
    for token in _TOKENS.finditer(text):
        if token[0] in "[{":
            depth += 1
            if depth == DEEPEST + 1:
                kept.append(text[at : token.start()])
                kept.append("null")
        elif token[0] in "]}":
            if depth == DEEPEST + 1:
                at = token.end()
            depth -= 1
    if depth <= DEEPEST:
        kept.append(text[at:])
    return "".join(kept)
