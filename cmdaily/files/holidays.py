"""Public holidays by country, from the `holidays` library, kept in the cache directory year by year."""

from __future__ import annotations


def country_code(written: str) -> str | None:
    """The code as cmdaily keeps it (`FR`, `FR-57`), None for a country or subdivision that is not known."""
    from holidays.utils import list_supported_countries

    country, dash, part = written.partition("-")
    known = list_supported_countries(include_aliases=False)
    code = country.upper()
    if code not in known:
        return None
    if not dash:
        return code
    found = next((name for name in known[code] if name.lower() == part.lower()), None)
    return None if found is None else f"{code}-{found}"
