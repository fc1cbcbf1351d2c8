"""Cursor codec: how far a reading of pages has come, as a text to keep until the next one (JSON with a version).

A cursor is a frozen record of moments, texts, numbers, flags, and lists of texts or numbers; its annotations say which.
What was written by another version, or makes no sense, is None: the reading begins anew from the moment that it is
given, and the store, which knows every message by its remote id, takes none of them twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

T = TypeVar("T")

LONGEST_TEXT = 2000
"""Characters of one text of a cursor."""
LARGEST_NUMBER = 2**63 - 1

_SENSELESS = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)


def _text(given: Any) -> str:
    if not isinstance(given, str) or len(given) > LONGEST_TEXT:
        raise ValueError("no text")
    return given


def _number(given: Any) -> int:
    if type(given) is not int or not 0 <= given <= LARGEST_NUMBER:
        raise ValueError("no number")
    return given


def _flag(given: Any) -> bool:
    if not isinstance(given, bool):
        raise ValueError("neither yes nor no")
    return given


def _moment(given: Any) -> datetime:
    moment = datetime.fromisoformat(_text(given))
    if moment.utcoffset() is None:
        raise ValueError("no time zone")
    return moment.astimezone(UTC)


def _listed(given: Any) -> list[Any]:
    if not isinstance(given, list):
        raise ValueError("no list")
    return given


_READ: dict[str, Callable[[Any], Any]] = {
    "str": _text,
    "int": _number,
    "bool": _flag,
    "datetime": _moment,
    "datetime | None": _moment,
    "tuple[str, ...]": lambda given: tuple(map(_text, _listed(given))),
    "frozenset[int]": lambda given: frozenset(map(_number, _listed(given))),
}


def _kept(given: Any) -> Any:
    if isinstance(given, datetime):
        return given.isoformat()
    return sorted(given) if isinstance(given, frozenset) else given


class CursorCodec(Generic[T]):
    """Writes the cursors of one network and reads them.

    `version` goes up when a field changes its meaning; a text without one is of version 1. A field that is new needs a
    default, and one that is gone is passed over. `makes_sense` may refuse what is well formed and means nothing.
    """

    def __init__(
        self, record: type[T], version: int = 1, makes_sense: Callable[[T], bool] = lambda _cursor: True
    ) -> None:
        annotations: dict[str, str] = record.__annotations__
        self._record, self._version, self._makes_sense = record, version, makes_sense
        self._readers = {name: _READ[kind] for name, kind in annotations.items()}
        self._defaults: dict[str, Any] = record.__defaults__  # type: ignore[attr-defined]

    def write(self, cursor: T) -> str:
        """The text to keep. What is as it is unless said is left out."""
        told = {name: getattr(cursor, name) for name in self._readers}
        kept = {
            name: _kept(given)
            for name, given in told.items()
            if name not in self._defaults or given != self._defaults[name]
        }
        return json.dumps({"v": self._version, **kept})

    def read(self, text: str) -> T | None:
        """The cursor that a text tells; None for "", for another version's and for one that makes no sense."""
        try:
            told = json.loads(text)
            if told.get("v", 1) != self._version:
                return None
            fields = {name: read(told[name]) for name, read in self._readers.items() if name in told}
            cursor = self._record(**fields)
            return cursor if self._makes_sense(cursor) else None
        except _SENSELESS:
            return None
