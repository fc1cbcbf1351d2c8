"""User regular expressions: refused when they are sure to explode (ReDoS), else searched within a time.

Why a clock and not a grammar: docs/decisions/0007-user-patterns.md.
"""

from __future__ import annotations

from functools import lru_cache

from cmdaily.domain import lazy_re as re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

LONGEST = 500
"""Characters of a pattern."""

SECONDS = 0.2
"""How long one pattern may take on one text. An ordinary one takes some microseconds."""

_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?[#].*?\)|[()]|[*+?][+?]?|\{\d*,?\d*\}[+?]?|.", re.DOTALL
)
_MANY = 10
"""A group repeated at least this often counts as repeated without bound."""


def fault_of(pattern: str) -> str:
    """What is wrong with a pattern: `long`, `nested` (a repetition of a repetition), `syntax`, or nothing."""
    if len(pattern) > LONGEST:
        return "long"
    if _has_nested_repetition(pattern):
        return "nested"
    import regex

    try:
        _compiled(pattern)
    except (regex.error, ValueError, OverflowError, RecursionError):
        return "syntax"
    return ""


def search(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """The offsets of each match that is not empty. TimeoutError when the pattern takes more than SECONDS."""
    for found in _compiled(pattern).finditer(text, timeout=SECONDS):
        if found.end() > found.start():
            yield found.span()


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> Any:
    import regex

    return regex.compile(pattern, regex.IGNORECASE)


def _has_nested_repetition(pattern: str) -> bool:
    """Whether something repeated without bound stands in a group that is repeated itself, as in `(a+)+`."""
    inner = [False]
    closed = False
    for token in _TOKEN.findall(pattern):
        if _repeats(token):
            if closed:
                return True
            inner[-1] = True
        closed = False
        if token == "(":  # noqa: S105
            inner.append(False)
        elif token == ")" and len(inner) > 1:  # noqa: S105
            closed = inner.pop()
            inner[-1] = inner[-1] or closed
    return False


def _repeats(token: str) -> bool:
    if token[0] in "*+":
        return True
    if token[0] != "{" or len(token) < 3:
        return False
    least, comma, most = token.rstrip("+?").strip("{}").partition(",")
    bound = most if comma else least
    return (bool(comma) and not most) or (bound.isdigit() and int(bound) >= _MANY)
