"""Number parsing of figures, as people and exports write them: `1204`, `1 204`, `1,204`, `3,2 %`.

Nothing is evaluated: a text that begins like a spreadsheet formula is no number.
"""

from __future__ import annotations

from cmdaily.domain.figures.metric import DECIMALS, PERCENT, Metric, wrong_value

_SPACES = " \u00a0\u202f\u2009'\u2019"
"""What stands between groups of thousands in French, Swiss and typographic numbers."""
LONGEST = 40
GONE = ("-", "–", "none", "n/a", "na", "null", "vide", "aucune")
"""How a value is taken back: the day is a gap again."""


class NumberError(ValueError):
    """What is wrong with a text that should be a figure: a message key."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def parse_value(text: str, metric: Metric, *, comma_groups: bool = False) -> float:
    """The value that a text holds. A comma is the decimal one, but between groups of three where `comma_groups` says
    that the text comes from an English file. Raises NumberError."""
    plain = text.strip()
    if metric.unit == PERCENT and plain.endswith("%"):
        plain = plain[:-1].rstrip()
    number = _number(plain, comma_groups)
    wrong = wrong_value(metric, number)
    if wrong:
        raise NumberError(wrong)
    return number


def _number(text: str, comma_groups: bool) -> float:
    sign, digits = 1, text
    if digits[:1] in ("-", "−", "+"):
        sign, digits = (1 if digits[0] == "+" else -1), digits[1:]
    if not digits or len(digits) > LONGEST:
        raise NumberError("metric.not_a_number")
    for space in _SPACES:
        digits = digits.replace(space, " ")
    whole, decimals = _parts(digits, comma_groups)
    whole = _grouped(whole)
    if (
        not whole.isascii()
        or not whole.isdigit()
        or (decimals and not (decimals.isascii() and decimals.isdigit()))
    ):
        raise NumberError("metric.not_a_number")
    return sign * round(float(f"{whole}.{decimals or 0}"), DECIMALS)


def _parts(digits: str, comma_groups: bool) -> tuple[str, str]:
    """The whole part, still in groups, and the decimals."""
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        last = max(comma, point)
        return digits[:last].replace("," if last == point else ".", " "), digits[last + 1 :]
    if digits.count(",") > 1 or (comma_groups and comma >= 0 and len(digits) - comma == 4):
        return digits.replace(",", " "), ""
    if digits.count(".") > 1:
        return digits.replace(".", " "), ""
    mark = max(comma, point)
    if mark < 0:
        return digits, ""
    if mark == len(digits) - 1:
        raise NumberError("metric.not_a_number")
    return digits[:mark], digits[mark + 1 :]


def _grouped(whole: str) -> str:
    """The digits of groups of three; the first may be shorter. Raises NumberError for other groups."""
    groups = whole.split(" ")
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:])):
        raise NumberError("metric.not_a_number")
    return "".join(groups)
