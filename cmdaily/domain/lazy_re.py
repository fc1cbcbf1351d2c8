"""Regular expressions that are compiled when first used: `re` for modules that a short command imports.

    from cmdaily.domain import lazy_re as re

Compiling takes from 0.1 ms to several for an expression with Unicode classes, and `re` itself as long as a third of a
bare interpreter (docs/decisions/0002-start-up.md). After its first use such a pattern costs what a compiled one does.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Match as Match
    from re import Pattern as Pattern
    from re import compile as compile
    from re import escape as escape
    from re import findall as findall
    from re import finditer as finditer
    from re import fullmatch as fullmatch
    from re import match as match
    from re import search as search
    from re import split as split
    from re import sub as sub

I = IGNORECASE = 2  # noqa: E741 - as `re` calls it
M = MULTILINE = 8
S = DOTALL = 16
X = VERBOSE = 64
A = ASCII = 256

METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")

if not TYPE_CHECKING:

    class LazyPattern:
        """A pattern of `re.compile` that is compiled by the first look at any of its attributes."""

        def __init__(self, source, flags):
            self._source = source
            self._flags = flags

        def __getattr__(self, name):
            import re

            compiled = re.compile(self._source, self._flags)
            if name in METHODS:
                for method in METHODS:
                    setattr(self, method, getattr(compiled, method))
            return getattr(compiled, name)

    def compile(pattern, flags=0):
        """A pattern that is compiled when first used."""
        return LazyPattern(pattern, flags)

    def __getattr__(name):
        import re

        return getattr(re, name)
