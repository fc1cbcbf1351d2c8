"""Thousands of files, wrong in every way: each is read or refused with FileError, and the work is bounded."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmdaily.errors import FileError, Problem
from cmdaily.files.cache.serialise import pack_routine, unpack_routine
from cmdaily.files.routines.fields import ACTION, ROUTINE, SECTION
from cmdaily.files.routines.routines import load_routine, parse_routine
from cmdaily.files.yaml.nodes import Mapping
from cmdaily.files.yaml.problems import ProblemReport
from cmdaily.files.yaml.source import LARGEST, read_mapping_file
from cmdaily.locale import LANGUAGES, Translator

MANY = settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SPEECHES = [Translator(language) for language in LANGUAGES]

MOST_CALLS = 3_000_000
"""Calls of Python functions for one file: well under a second's worth, counted and not timed."""


def problems_of(path: Path) -> tuple[Problem, ...]:
    """What is wrong with a file; nothing when it can be used, and then its cached form says the same."""
    try:
        routine, _, _ = parse_routine(str(path))
    except FileError as error:
        return error.problems
    assert unpack_routine(pack_routine(routine), None) == load_routine(str(path))
    return ()


def attempt(path: Path, content: bytes) -> None:
    """Load the file; whatever is wrong must have a place in the file and words in both languages."""
    path.write_bytes(content)
    lines = content.count(b"\n") + content.count(b"\r") + 2
    found = problems_of(path)
    assert len(found) <= 101
    for problem in found:
        assert 0 <= problem.line <= lines
        assert all(say(problem.key, **problem.values) for say in SPEECHES)


KEYS = sorted({field.name for table in (ROUTINE, SECTION, ACTION) for field in table})
ODD_VALUES = st.sampled_from(
    [
        *(
            "",
            "~",
            "null",
            "yes",
            "no",
            "on",
            "1",
            "0",
            "-1",
            "1_000",
            "0x10",
            "0o17",
            "1e400",
            ".inf",
            ".nan",
        ),
        *("9" * 5000, "9**9**9**9", "190:20:30", "2026-02-30", "0000-00-00", "99999-01-01", "9999-12-31"),
        *("2026-12-10", "[]", "{}", "[1, 2]", "{en: a, fr: b}", "{en: {en: a}}", "[[[[]]]]", "'", '"', "\\"),
        *(
            "&a x",
            "*a",
            "<<",
            "!!python/object:os.system x",
            "!!binary x",
            "! x",
            "%",
            "@",
            "`",
            "|",
            ">",
            "? a",
        ),
        *(
            "'\\e'",
            '"\\e[31m"',
            '"\\ud800"',
            '"\\U0010ffff"',
            '"\\x00"',
            "- - -",
            "# x",
            "\t",
            "day",
            "friday",
        ),
        *(
            "2 weeks on friday",
            "month on day 42",
            "month on fifth monday",
            "year on 02-29",
            "3 days",
            "2 of 7",
        ),
        *("FREQ=DAILY", "FREQ=SECONDLY", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYWEEKNO=53"),
        *(
            "FR",
            "NO",
            "none",
            "09:00",
            "24:00",
            "https://example.org",
            "javascript:x",
            "https://[::1",
            "x" * 300,
        ),
        *("\u202e", "é", "日本", "😀", "\ufeff", "a\u0000b", "\u2028"),
    ]
)
VALUES = st.one_of(ODD_VALUES, st.text(max_size=20), st.integers().map(str))
PAIRS = st.lists(st.tuples(st.sampled_from(KEYS) | st.text(max_size=8), VALUES), max_size=6)


def block(pairs: list[tuple[str, str]], indent: str) -> str:
    return "".join(f"{indent}{key}: {given}\n" for key, given in pairs)


@st.composite
def near_valid(draw: st.DrawFn) -> str:
    """A routine whose frame is right, with anything in it."""
    text = f"routine: acme\ntitle: T\n{block(draw(PAIRS), '')}sections:\n"
    for section in range(draw(st.integers(1, 2))):
        text += f"  - title: S\n{block(draw(PAIRS), '    ')}    actions:\n"
        for number in range(draw(st.integers(1, 3))):
            text += f"      - id: a{section}{number}\n        title: A\n{block(draw(PAIRS), '        ')}"
    return text


@MANY
@given(near_valid())
def test_nearly_valid_files_are_read_or_refused(tmp_path: Path, text: str) -> None:
    attempt(tmp_path / "near.yaml", text.encode("utf-8", "surrogatepass"))


@MANY
@given(st.binary(max_size=400))
def test_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    attempt(tmp_path / "bytes.yaml", content)


@MANY
@given(st.lists(st.sampled_from(list("{}[]-:?,&*!|>'\"%@`#\n\t ~a1<=\\\r")), max_size=120).map("".join))
def test_punctuation_is_read_or_refused(tmp_path: Path, text: str) -> None:
    attempt(tmp_path / "punctuation.yaml", text.encode())


SHIPPED = (Path(__file__).parents[3] / "routines").glob("*.yaml")
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(SHIPPED)]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A shipped routine with a few pieces cut out, doubled or put in."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 40))
        piece = draw(VALUES | st.just(text[start : start + length] * 2))
        text = text[:start] + piece + text[start + length :]
    return text


@settings(MANY, max_examples=200)
@given(damaged())
def test_damaged_routines_are_read_or_refused(tmp_path: Path, text: str) -> None:
    attempt(tmp_path / "damaged.yaml", text.encode("utf-8", "surrogatepass"))


@MANY
@given(
    st.recursive(
        st.text(max_size=6) | st.integers() | st.booleans() | st.none(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
        max_leaves=20,
    )
)
def test_what_the_reader_makes_of_valid_yaml_has_every_key(tmp_path: Path, data: object) -> None:
    import yaml

    path = tmp_path / "data.yaml"
    path.write_text(yaml.safe_dump({"data": data}, allow_unicode=False), encoding="utf-8")
    report = ProblemReport(str(path))
    try:
        root = read_mapping_file(str(path), report)
    except FileError:
        return
    assert list(root.entries) == ["data"]
    found = root.entries["data"][1]
    if isinstance(data, dict):
        assert isinstance(found, Mapping)
        assert len(found.entries) <= len(data)


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines)


def fill(text: str) -> str:
    return text * (LARGEST // len(text.encode()))


HEAVY: dict[str, Callable[[], str]] = {
    "aliases that multiply": lambda: bomb(40),
    "a merge key on itself": lambda: "a: &a\n  <<: *a\n",
    "deep brackets": lambda: fill("["),
    "deep braces": lambda: fill("{a: "),
    "deep dashes": lambda: fill("- "),
    "deep questions": lambda: fill("? "),
    "a number of a million digits": lambda: "minutes: " + "9" * (LARGEST - 20),
    "a million colons": lambda: "a" + fill(":"),
    "a long word": lambda: fill("a"),
    "a long unknown key": lambda: "a" * 1000 + ": 1\n" + "b" * 1000 + ": 2\n",
    "many keys": lambda: "".join(f"k{n}: {n}\n" for n in range(60_000)),
    "one key many times": lambda: fill("a: 1\n"),
    "many long unknown keys": lambda: "".join(f"{'every' * 15}{n}: 1\n" for n in range(5000)),
    "many rows of a list": lambda: "routine: a\ntitle: a\nsections:\n" + "- x\n" * 40_000,
    "many wrong actions": lambda: (
        "routine: a\ntitle: a\nsections:\n- title: s\n  actions:\n"
        + "  - {id: a, evry: dya, tims: x}\n" * 5000
    ),
    "many rules that never come": lambda: (
        "routine: a\ntitle: a\nsections:\n- title: s\n  actions:\n"
        + "".join(
            f"  - {{id: a{n}, title: a, rrule: FREQ=DAILY;INTERVAL={n + 1};BYMONTH=2;BYMONTHDAY=30}}\n"
            for n in range(400)
        )
    ),
    "many rules that come once in a generation": lambda: (
        "routine: a\ntitle: a\nsections:\n- title: s\n  actions:\n"
        + "".join(
            f"  - {{id: a{n}, title: a, rrule: 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;INTERVAL={n + 1}'}}\n"
            for n in range(20)
        )
    ),
    "a long circle of groups": lambda: (
        "routine: a\ntitle: a\nsections:\n- title: s\n  actions:\n"
        + "".join(
            f"  - {{id: g{n}, rotation: [g{(n + 1) % 200}, x{n}]}}\n  - {{id: x{n}, title: x}}\n"
            for n in range(200)
        )
    ),
    "a long chain of groups": lambda: (
        "routine: a\ntitle: a\nsections:\n- title: s\n  actions:\n  - {id: g200, title: x}\n"
        + "".join(
            f"  - {{id: g{n}, rotation: [g{n + 1}, x{n}]}}\n  - {{id: x{n}, title: x}}\n" for n in range(200)
        )
    ),
    "many exceptions": lambda: (
        "routine: a\ntitle: a\nexcept: [" + "2026-01-01 to 9999-12-31, " * 900 + "]\nsections:\n- title: s\n"
        "  actions:\n  - {id: a, title: a}\n"
    ),
    "a comment of a megabyte": lambda: "# " + fill("x"),
    "a megabyte of line ends": lambda: fill("\n"),
    "an open quotation mark": lambda: "a: '" + fill("x\n")[:-10],
    "a folded text": lambda: "a: >\n" + fill(" x\n")[:-10],
    "many documents": lambda: fill("---\n"),
    "many directives": lambda: fill("%A b\n"),
}


@pytest.mark.parametrize("kind", HEAVY)
def test_a_heavy_file_is_little_work(tmp_path: Path, kind: str) -> None:
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    text = HEAVY[kind]()
    sys.setprofile(count)
    try:
        attempt(tmp_path / "heavy.yaml", text.encode()[:LARGEST])
    finally:
        sys.setprofile(None)
    assert calls < MOST_CALLS
