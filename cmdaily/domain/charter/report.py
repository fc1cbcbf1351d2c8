"""Check results: texts with their findings, as commands show and scripts read them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from cmdaily.domain.charter.model import Charter
from cmdaily.domain.publishing.finding import ERROR
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.charter.rule import Rule
    from cmdaily.domain.publishing.finding import Finding


@frozen
class Length:
    """How long a text is for one network; `limit` is 0 where it sets none."""

    platform: str
    length: int
    limit: int
    unit: str


@frozen
class CheckedText:
    """One text and everything there is to say about it.

    `path` is the file it stands in, "" for an argument, `-` for standard input; `offset` is where the text begins in
    `whole`, the file's content. `fixed` is the text with every fix applied, None when nobody asked.
    """

    text: str
    findings: tuple[Finding, ...]
    lengths: tuple[Length, ...] = ()
    path: str = ""
    whole: str = ""
    offset: int = 0
    fixed: str | None = None

    @property
    def refused(self) -> bool:
        """Whether an error keeps it from being sent."""
        return any(finding.severity == ERROR for finding in self.findings)

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset of the text in its file, both from 1."""
        starts, at = _line_starts(self.whole or self.text), self.offset + offset
        line = bisect_right(starts, at)
        return line, at - starts[line - 1] + 1


@lru_cache(maxsize=8)
def _line_starts(text: str) -> tuple[int, ...]:
    """The offsets at which the lines of a text begin."""
    return (0, *(found.end() for found in re.finditer("\n", text)))


@frozen
class InForce:
    """A rule as it holds somewhere: its severity and parameters, and whether the charter says so itself."""

    rule: Rule
    severity: str
    parameters: tuple[tuple[str, object], ...]
    own: bool


@frozen
class CharterShown:
    """A charter and the rules in force for a platform and an account, or in general."""

    charter: Charter
    rules: tuple[InForce, ...]
    platform: str | None = None
    account: str | None = None


@frozen
class RulesShown:
    """Rules to be explained; `whole` with parameters, examples and source."""

    rules: tuple[Rule, ...]
    whole: bool = False
