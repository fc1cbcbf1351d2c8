"""JSON output, for the shapes of the contract.

`import json` brings `re`: 7 ms where a bare interpreter takes 8, on the path of `today --json` in every
prompt and status bar (docs/decisions/0002-start-up.md). Writing JSON needs none of that; a property test
holds this against `json.loads`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

_ESCAPES = {number: f"\\u{number:04x}" for number in (*range(32), 0x7F, 0x2028, 0x2029)}
_ESCAPES |= {number: f"\\u{number:04x}" for number in range(0x80, 0xA0)}
_ESCAPES |= {number: f"\\u{number:04x}" for number in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_ESCAPES |= {34: '\\"', 92: "\\\\", 10: "\\n", 13: "\\r", 9: "\\t"}


def dumps(thing: object, indent: int = 0) -> str:
    """A value of strings, numbers, booleans, None, lists, tuples and dicts with string keys, indented by two.

    Control characters (C1 too), direction overrides and lone surrogates are escaped, so the text is safe on a terminal.
    """
    write = _PLAIN.get(type(thing))
    if write is not None:
        return write(thing)
    if isinstance(thing, dict):
        inner = "  " * (indent + 1)
        parts = []
        for name, part in thing.items():
            write = _PLAIN.get(type(part))
            said = dumps(part, indent + 1) if write is None else write(part)
            parts.append(f"{inner}{_string(name)}: {said}")
        return _enclosed("{", parts, "}", indent)
    if isinstance(thing, list | tuple):
        if not thing:
            return "[]"
        inner = "  " * (indent + 1)
        return _enclosed("[", [inner + dumps(part, indent + 1) for part in thing], "]", indent)
    if isinstance(thing, str):
        return _string(thing)
    if isinstance(thing, int):
        return repr(int(thing))
    if isinstance(thing, float):
        if thing != thing or thing in (float("inf"), float("-inf")):
            raise ValueError("JSON has no infinities")
        return repr(thing)
    raise TypeError(f"{type(thing).__name__} is not for JSON")


def document(shape: Mapping[str, object]) -> str:
    """A whole answer: `schema_version` first, a newline last."""
    return dumps({"schema_version": 1, **shape}) + "\n"


def _enclosed(opening: str, parts: list[str], closing: str, indent: int) -> str:
    if not parts:
        return opening + closing
    return opening + "\n" + ",\n".join(parts) + "\n" + "  " * indent + closing


def _string(text: str) -> str:
    if not text.isprintable():
        text = text.translate(_ESCAPES)
        if not text.isprintable():
            text = "".join(
                f"\\u{ord(character):04x}" if 0xD800 <= ord(character) <= 0xDFFF else character
                for character in text
            )
        return f'"{text}"'
    if "\\" in text or '"' in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


_PLAIN: dict[type, Callable[[Any], str]] = {
    str: _string,
    int: repr,
    bool: lambda value: "true" if value else "false",
    type(None): lambda _none: "null",
}
"""How a value is written that holds no others: most of an answer is made of these."""
