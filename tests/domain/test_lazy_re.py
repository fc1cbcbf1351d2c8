"""A pattern that is compiled late is the pattern."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from cmdaily.domain import lazy_re

CASES = [
    (r"(?P<word>\w+)!", 0),
    ("[éa]+", lazy_re.IGNORECASE),
    ("^b.c$", lazy_re.M | lazy_re.S),
    (r"\d", lazy_re.A),
]
TEXT = "Aé! eÉa b\nc ٣4!\nb c"


@pytest.mark.parametrize(("source", "flags"), CASES)
def test_it_finds_the_same(source: str, flags: int) -> None:
    late, real = lazy_re.compile(source, flags), re.compile(source, flags)
    assert late.findall(TEXT) == real.findall(TEXT)
    assert [found.span() for found in late.finditer(TEXT)] == [found.span() for found in real.finditer(TEXT)]
    assert (late.sub("-", TEXT), late.subn("-", TEXT, 1)) == (real.sub("-", TEXT), real.subn("-", TEXT, 1))
    assert late.split(TEXT) == real.split(TEXT)
    assert bool(late.match(TEXT, 4)) == bool(real.match(TEXT, 4))
    assert bool(late.fullmatch("b.c")) == bool(real.fullmatch("b.c"))
    fresh = lazy_re.compile(source, flags)
    assert (fresh.pattern, fresh.groupindex, fresh.flags) == (real.pattern, real.groupindex, real.flags)


@pytest.mark.parametrize(
    "name", ["IGNORECASE", "I", "MULTILINE", "M", "DOTALL", "S", "VERBOSE", "X", "ASCII", "A"]
)
def test_the_flags_are_those_of_re(name: str) -> None:
    assert getattr(lazy_re, name) == getattr(re, name)


def test_a_wrong_pattern_is_told_when_it_is_used() -> None:
    with pytest.raises(re.error):
        lazy_re.compile("(").search("text")


def test_making_one_imports_nothing_and_the_rest_is_re() -> None:
    code = (
        "import sys; from cmdaily.domain import lazy_re as re; p = re.compile('a+'); assert 're' not in sys.modules; "
        "assert p.search('baa').group() == 'aa' and re.sub('b', 'c', 'abc') == 'acc'"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
