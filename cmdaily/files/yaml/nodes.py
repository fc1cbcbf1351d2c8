"""YAML nodes: texts, lists and mappings, each with its line and column."""

from __future__ import annotations


class Position:
    """Where something stands: line and column, from 1."""

    __slots__ = ("column", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


class Scalar(Position):
    """A text. `plain` when it stands without quotes."""

    __slots__ = ("plain", "text")

    def __init__(self, line: int, column: int, text: str, plain: bool) -> None:
        super().__init__(line, column)
        self.text = text
        self.plain = plain

    @property
    def empty(self) -> bool:
        """Whether nothing was written, or YAML's words for nothing."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


class Sequence(Position):
    """A list."""

    __slots__ = ("items",)

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.items: list[Node] = []


class Mapping(Position):
    """Keys and their values, in the order of the file; each key once."""

    __slots__ = ("entries",)

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.entries: dict[str, tuple[Scalar, Node]] = {}


Node = Scalar | Sequence | Mapping
