"""Formula parser: arithmetic over metrics without `eval`: numbers, names, + - * /, brackets, `ago(name, days)`.

`ago(followers, 28)` is the value of the day 28 days before. A minus has a space before it, for names hold hyphens
(`new-followers`). What cannot be computed (a gap, a division by zero) is None, never 0.
"""

from __future__ import annotations

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Lookup = Callable[[str, int], float | None]

LONGEST = 200
DEEPEST = 20
FURTHEST = 400
"""`ago` reaches back so many days: a year and some."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"


class FormulaError(ValueError):
    """A formula that means nothing. `key` is the message, `at` the character where it stops making sense, from 0."""

    def __init__(self, key: str, at: int, text: str = "") -> None:
        super().__init__(f"{key} at {at}: {text}")
        self.key = key
        self.at = at
        self.text = text


@frozen
class Number:
    """A constant."""

    value: float


@frozen
class Name:
    """A metric, `days` days before."""

    name: str
    days: int = 0


@frozen
class Operation:
    """Two formulas joined by +, - or *."""

    sign: str
    left: Formula
    right: Formula


@frozen
class Division:
    """One formula divided by another; `below` is the divisor as it is written."""

    left: Formula
    right: Formula
    below: str


@frozen
class Negation:
    """A formula with its sign changed."""

    inner: Formula


if TYPE_CHECKING:
    Formula = Number | Name | Operation | Division | Negation


def parse(text: str) -> Formula:
    """The formula that a text holds. Raises FormulaError."""
    tree = _PARSED.get(text)
    if tree is None:
        tree = _PARSED[text] = _parsed(text)
    return tree


_PARSED: dict[str, Formula] = {}
"""Formulas by their text: a series computes one for every day."""


def _parsed(text: str) -> Formula:
    if len(text) > LONGEST:
        raise FormulaError("metric.formula_long", LONGEST)
    parser = _Parser(text)
    tree = parser.sum()
    if parser.token[0]:
        raise parser.unexpected()
    return tree


def names_in(formula: Formula) -> tuple[str, ...]:
    """The metrics that a formula reads, each once, in the order of the text."""
    return tuple(dict.fromkeys(name.name for name in _leaves(formula)))


def reaches_back(formula: Formula) -> int:
    """How many days before its own a formula reads; 0 for its own day alone."""
    return max((name.days for name in _leaves(formula)), default=0)


def evaluate(formula: Formula, lookup: Lookup) -> float | None:
    """The value of a formula. `lookup` gives a metric so many days before, None for a gap."""
    if isinstance(formula, Number):
        return formula.value
    if isinstance(formula, Name):
        return lookup(formula.name, formula.days)
    if isinstance(formula, Negation):
        inner = evaluate(formula.inner, lookup)
        return None if inner is None else -inner
    left, right = evaluate(formula.left, lookup), evaluate(formula.right, lookup)
    if left is None or right is None:
        return None
    if isinstance(formula, Division):
        return _finite(left / right) if right else None
    if formula.sign == "+":
        return _finite(left + right)
    return _finite(left - right if formula.sign == "-" else left * right)


def _finite(number: float) -> float | None:
    return number if -1e300 < number < 1e300 else None


def _leaves(formula: Formula) -> list[Name]:
    if isinstance(formula, Name):
        return [formula]
    if isinstance(formula, Number):
        return []
    if isinstance(formula, Negation):
        return _leaves(formula.inner)
    return [*_leaves(formula.left), *_leaves(formula.right)]


class _Parser:
    """Recursive descent over one text; a token is (kind, text, where it begins)."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = 0
        self._depth = 0
        self.token = ("", "", 0)
        self._next()

    def unexpected(self) -> FormulaError:
        """The error for a token that cannot stand where it does."""
        kind, text, at = self.token
        return FormulaError("metric.formula_unexpected" if kind else "metric.formula_ends", at, text)

    def sum(self) -> Formula:
        """Terms with + and - between them."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise FormulaError("metric.formula_deep", self.token[2])
        left = self._product()
        while self.token[0] in ("+", "-"):
            sign = self._take()
            left = Operation(sign, left, self._product())
        self._depth -= 1
        return left

    def _product(self) -> Formula:
        left = self._signed()
        while self.token[0] in ("*", "/"):
            sign, begin = self._take(), self.token[2]
            right = self._signed()
            below = self._text[begin : self._before].strip()
            left = Division(left, right, below) if sign == "/" else Operation(sign, left, right)
        return left

    def _signed(self) -> Formula:
        if self.token[0] == "-":
            self._take()
            return Negation(self._atom())
        return self._atom()

    def _atom(self) -> Formula:
        kind = self.token[0]
        if kind == "number":
            return Number(float(self._take()))
        if kind == "(":
            self._take()
            inner = self.sum()
            self._expect(")")
            return inner
        if kind != "name":
            raise self.unexpected()
        name = self._take()
        return self._ago() if name == "ago" and self.token[0] == "(" else Name(name)

    def _ago(self) -> Formula:
        self._take()
        name = self._expect("name")
        self._expect(",")
        at = self.token[2]
        days = self._expect("number")
        if not days.isdigit() or not 0 < int(days) <= FURTHEST:
            raise FormulaError("metric.formula_days", at, days)
        self._expect(")")
        return Name(name, int(days))

    def _expect(self, kind: str) -> str:
        if self.token[0] != kind:
            raise self.unexpected()
        return self._take()

    def _take(self) -> str:
        text = self.token[1]
        self._before = self._end
        self._next()
        return text

    def _next(self) -> None:
        text, at = self._text, self._end
        while at < len(text) and text[at] in " \t\n":
            at += 1
        end = at
        char = text[at : at + 1]
        kind = ""
        if char and char in _LETTERS:
            kind, end = "name", _run(text, at, _LETTERS + _DIGITS + "-")
        elif char and char in _DIGITS:
            kind, end = "number", _run(text, at, _DIGITS)
            if text[end : end + 1] == "." and text[end + 1 : end + 2] in tuple(_DIGITS):
                end = _run(text, end + 1, _DIGITS)
        elif char:
            kind, end = (char if char in "+-*/()," else "?"), at + 1
        self.token = (kind, text[at:end], at)
        self._end = end


def _run(text: str, at: int, letters: str) -> int:
    while at < len(text) and text[at] in letters:
        at += 1
    return at
