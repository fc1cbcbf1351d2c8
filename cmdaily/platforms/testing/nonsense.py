"""Fuzzing: JSON answers with one or a few values that make no sense, from good ones."""

from __future__ import annotations

import copy
import json
from random import Random
from typing import Any, NamedTuple

HUGE, DEEP, BYTES, CONTROL = "@huge@", "@deep@", "@bytes@", "@control@"
_RAW = {
    HUGE: b"9" * 5000,
    DEEP: b"[" * 3000 + b"]" * 3000,
    BYTES: b'"\xff\xfe caf\xe9"',
    CONTROL: b'"a\x00b\x1b[31m\nc"',
}
"""What no program writes as JSON by accident, put in place of these words."""

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 7, 2**31, 2**63, 10**25, 0.5, -0.0, 1e308),
    *(float("inf"), float("-inf"), float("nan"), HUGE, DEEP, BYTES, CONTROL),
    *("", " ", "x", "0", "-1", "²", "\ud800", "a\udfffb", "\x00", "\x1b]0;x\x07", "\u202e\u2028"),
    *("<![ boom", "<a " * 6666, "<!--", "<!--" * 5000, "<" * 60_000, "&#" + "9" * 5000, "&" * 20_000),
    *('<a href="' * 3000, "@a" * 20_000, "a" * 100_000, "\n" * 20_000, "é" * 50_000, "://" * 9000),
    *("javascript:alert(1)", "http://[", "https://", "file:///etc/passwd", "did:plc:x", "at://x/y/z"),
    *("0001-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59", "2026-13-45", "2026-11-23T09:00:00", "1e9"),
    *([], {}, [[]], [None], [0, "x", {}], {"a": None}, {"id": []}, {"": {"": [{}]}}),
)

STATUSES = (200, 201, 202, 204, 400, 401, 403, 404, 409, 422, 429, 500, 503)


class Spoiled(NamedTuple):
    """An answer that makes no sense. `hurt` is the one item of a list that it was done to, None where more may be
    touched by it; `what` says what was done."""

    body: bytes
    hurt: Any
    what: str


def spoiled(body: bytes, chance: Random) -> Spoiled:
    """A good answer with something in it that makes no sense."""
    told = json.loads(body)
    places = list(_places(told, ()))
    if not places or chance.random() < 0.05:
        value = chance.choice(VALUES)
        return Spoiled(_written(value), None, f"all: {value!r:.60}")
    made, done, items = copy.deepcopy(told), [], set()
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        path = chance.choice(places)
        what = _spoil(made, path, chance)
        if what:
            done.append(f"{'.'.join(map(str, path))}: {what}")
            items.add(_item(path))
    item = items.pop() if len(items) == 1 else None
    return Spoiled(_written(made), _at(told, item) if item else None, "; ".join(done))


def _places(told: Any, path: tuple[Any, ...]) -> Any:
    """The way to everything in a value."""
    pairs = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    for name, given in pairs:
        yield (*path, name)
        yield from _places(given, (*path, name))


def _item(path: tuple[Any, ...]) -> tuple[Any, ...] | None:
    """The way to the item of the outermost list that a way goes through; None for none."""
    number = next((n for n, step in enumerate(path) if isinstance(step, int)), None)
    return None if number is None else path[: number + 1]


def _at(told: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        told = told[step]
    return told


def _spoil(made: Any, path: tuple[Any, ...], chance: Random) -> str:
    try:
        parent = _at(made, path[:-1])
        parent[path[-1]]
    except (KeyError, IndexError, TypeError):
        return ""
    if not isinstance(parent, dict | list):
        return ""
    if chance.random() < 0.15 and isinstance(parent, dict):
        del parent[path[-1]]
        return "gone"
    value = chance.choice(VALUES)
    parent[path[-1]] = copy.deepcopy(value)
    return f"{value!r:.60}"


def _written(value: Any) -> bytes:
    body = json.dumps(value).encode()
    for word, raw in _RAW.items():
        body = body.replace(json.dumps(word).encode(), raw)
    return body
