"""Number formatting of figures: plain for files and scripts, grouped by language for people."""

from __future__ import annotations

GROUP = {"fr": "\u202f", "en": ","}
POINT = {"fr": ",", "en": "."}


def plain_number(value: float) -> str:
    """A number as files hold it: `1204`, `3.2`."""
    if value == int(value):
        return str(int(value))
    return f"{value:.6f}".rstrip("0")


def json_number(value: float) -> int | float:
    """A number as JSON holds it: whole ones without a decimal point."""
    return int(value) if value == int(value) else value


def grouped(value: float, language: str, *, decimals: int = 2, signed: bool = False) -> str:
    """A number as people read it: `1,204`, `1 204`, `+3.25`, `−12`."""
    number = round(abs(value), decimals)
    whole = int(number)
    text = f"{whole:,}".replace(",", GROUP.get(language, ","))
    if number != whole:
        rest = f"{number:.{decimals}f}".partition(".")[2].rstrip("0")
        text += POINT.get(language, ".") + rest
    if value < 0 and number:
        return "−" + text
    return "+" + text if signed and number else text
