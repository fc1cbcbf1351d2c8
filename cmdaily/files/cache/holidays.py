"""Public holidays by country, from the `holidays` library, kept in the cache directory.

The library takes a tenth of a second to import, so a year that was asked for once is read from a small text
file of the country. The file names the library's own file and when that was changed: a newer library is
asked anew. Whatever else is odd about the file only costs that tenth of a second.
"""

from __future__ import annotations

import os
from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_TITLE = "cmdaily holidays 1"
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
"""Years outside have no holidays; the library invents them for any year, and scripts may ask for any."""


def holidays_for(country: str, years: Iterable[int], cache_directory: str | None) -> frozenset[date]:
    """The public holidays of some years. `country` is a code that `country_code` gave, such as `FR` or `FR-57`.

    `cache_directory` may be missing or not writable; None keeps nothing.
    """
    wanted = [year for year in years if _FIRST_YEAR <= year <= _LAST_YEAR]
    path = os.path.join(cache_directory, f"holidays-{country}.txt") if cache_directory else None
    by_year = _read(path) if path else {}
    if any(year not in by_year for year in wanted):
        stamp, computed = _computed(country, [*by_year, *wanted])
        by_year = computed
        if path:
            _write(path, stamp, by_year)
    return frozenset(day for year in wanted for day in by_year[year])


def country_code(written: str) -> str | None:
    """The code as cmdaily keeps it (`FR`, `FR-57`), None for a country or subdivision that is not known."""
    from holidays.utils import list_supported_countries

    country, dash, part = written.partition("-")
    countries = list_supported_countries(include_aliases=False)
    code = country.upper()
    if code not in countries:
        return None
    if not dash:
        return code
    subdivision = next((name for name in countries[code] if name.lower() == part.lower()), None)
    return None if subdivision is None else f"{code}-{subdivision}"


def _computed(country: str, years: list[int]) -> tuple[str, dict[int, list[date]]]:
    """The library's stamp, and the holidays of each year."""
    import holidays

    code, _, part = country.partition("-")
    calendar = holidays.country_holidays(code, subdiv=part or None, years=years)
    by_year: dict[int, list[date]] = {year: [] for year in years}
    for day in sorted(calendar):
        if day.year in by_year:  # a holiday observed early may lie in the year before
            by_year[day.year].append(day)
    return _stamp(holidays.__file__), by_year


def _stamp(library: str) -> str:
    return f"{_TITLE}\t{library}\t{os.stat(library).st_mtime_ns}"


def _read(path: str) -> dict[int, list[date]]:
    try:
        with open(path, encoding="utf-8") as file:
            lines = file.read().split("\n")
        if lines.pop() != "end" or lines[0] != _stamp(lines[0].split("\t")[1]):
            return {}
        by_year = {}
        for line in lines[1:]:
            year, *days = line.split(" ")
            by_year[int(year)] = [date.fromisoformat(day) for day in days]
        return by_year
    except (OSError, ValueError, IndexError):
        return {}


def _write(path: str, stamp: str, by_year: dict[int, list[date]]) -> None:
    from cmdaily.files.atomic_write import atomic_write

    lines = [
        stamp,
        *(" ".join([str(year), *map(str, days)]) for year, days in sorted(by_year.items())),
        "end",
    ]
    try:
        os.makedirs(os.path.dirname(path), 0o700, exist_ok=True)
        atomic_write(path, "\n".join(lines), durable=False)
    except (OSError, ValueError):
        return


def holiday_names(country: str, years: Iterable[int], language: str) -> list[tuple[date, str]]:
    """The public holidays of some years, named in a language where the library knows it, else in the country's own."""
    import holidays

    code, _, part = country.partition("-")
    wanted = [year for year in years if _FIRST_YEAR <= year <= _LAST_YEAR]
    languages = getattr(holidays, code).supported_languages
    chosen = next((each for each in languages if each.partition("_")[0] == language), None)
    calendar = holidays.country_holidays(code, subdiv=part or None, years=wanted, language=chosen)
    return sorted((day, name) for day, name in calendar.items() if day.year in wanted)
