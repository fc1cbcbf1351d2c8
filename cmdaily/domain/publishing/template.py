"""Templates: texts with `{placeholders}`. A text with a hole in it is never sent."""

from __future__ import annotations

import re

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{\s*([^\W\d]\w{0,39})\s*\}")
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}", re.ASCII)
LONGEST = 20_000


@frozen
class Template:
    """A named text. Double braces stand for braces."""

    name: str
    text: str
    path: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Its placeholders, each once, in the order of the text."""
        return tuple(dict.fromkeys(name for name, _, _ in placeholders(self.text)))


def placeholders(text: str) -> Iterator[tuple[str, int, int]]:
    """Name, start and end of each placeholder in a text."""
    for found in _PLACEHOLDER.finditer(text):
        if found[1] is not None:
            yield found[1], found.start(), found.end()


def fill(template: Template, values: Mapping[str, str]) -> str:
    """The text with every placeholder filled. KeyError for one without a value; what values contain is not read
    again."""

    def part(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0][0]
        return values[found[1]]

    return _PLACEHOLDER.sub(part, template.text)
