"""Formulas: what they compute, held against Python's own arithmetic, and what they refuse."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmdaily.domain.figures.formula import Division, FormulaError, evaluate, names_in, parse, reaches_back

busy = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
"""The machine may be doing other things."""

VALUES = {"likes": 12.0, "reach": 300.0, "new-followers": 4.0, "nothing": 0.0}


def value(text: str) -> float | None:
    return evaluate(parse(text), lambda name, _days: VALUES.get(name))


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 4 - 3", 3),
        ("100 / 10 / 2", 5),
        ("-likes + 13", 1),
        ("100 * likes / reach", 4),
        ("new-followers - likes", -8),
        ("likes / nothing", None),
        ("likes + missing", None),
        ("0 * missing", None),
    ],
)
def test_it_computes(text: str, result: float | None) -> None:
    assert value(text) == result


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "metric.formula_ends"),
        ("likes +", "metric.formula_ends"),
        ("likes likes", "metric.formula_unexpected"),
        ("likes ** 2", "metric.formula_unexpected"),
        ("__import__('os')", "metric.formula_unexpected"),
        ("likes.real", "metric.formula_unexpected"),
        ("likes[0]", "metric.formula_unexpected"),
        ("lambda: 1", "metric.formula_unexpected"),
        ("ago(likes, 0)", "metric.formula_days"),
        ("ago(likes, 401)", "metric.formula_days"),
        ("ago(likes, 1.5)", "metric.formula_days"),
        ("ago(likes)", "metric.formula_unexpected"),
        ("(" * 30 + "1" + ")" * 30, "metric.formula_deep"),
        ("1+" * 200 + "1", "metric.formula_long"),
    ],
)
def test_it_refuses(text: str, key: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert caught.value.key == key


def test_what_it_reads_and_divides_by() -> None:
    tree = parse("100 * (followers - ago(followers, 28)) / ago(followers, 28)")
    assert names_in(tree) == ("followers",)
    assert reaches_back(tree) == 28
    assert isinstance(tree, Division)
    assert tree.below == "ago(followers, 28)"


_NUMBERS = st.integers(0, 99).map(str)
_FORMULAS = st.recursive(
    _NUMBERS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" + ", " - ", " * ", " / "]), inner).map("".join),
        inner.map("({})".format),
    ),
    max_leaves=10,
)


@busy
@given(_FORMULAS)
def test_arithmetic_is_that_of_python(text: str) -> None:
    if text.count("(") > 18 or len(text) > 200:
        return
    exact = "".join(f"Fraction({part})" if part.isdigit() else part for part in _pieces(text))
    try:
        expected = eval(exact, {"Fraction": Fraction})  # noqa: S307 - the oracle, of a text made above
    except ZeroDivisionError:
        expected = None
    result = evaluate(parse(text), lambda _name, _days: None)
    assert (result is None) == (expected is None)
    assert expected is None or result == pytest.approx(float(expected), rel=1e-9, abs=1e-9)


def _pieces(text: str) -> list[str]:
    for sign in "()+-*/":
        text = text.replace(sign, f" {sign} ")
    return text.split()


@busy
@given(st.text(max_size=40))
def test_any_text_is_a_formula_or_refused(text: str) -> None:
    try:
        tree = parse(text)
    except FormulaError:
        return
    assert set("".join(names_in(tree))) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
