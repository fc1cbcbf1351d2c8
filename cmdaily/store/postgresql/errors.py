"""Error codes of PostgreSQL, and what each means to the person at the keyboard.

Source of the codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
"""

from __future__ import annotations

import re

from cmdaily.errors import StoreError
from cmdaily.store.connection import TakenError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    import psycopg

LOST = "server.lost"
UNREACHABLE = "server.unreachable"

_OURS = re.compile(r"cmdaily:([a-z]+)")
_BY_CODE = {
    "25006": "server.readonly",
    "28000": "server.password",
    "28P01": "server.password",
    "3D000": "server.no_database",
    "42P01": "server.no_team",
    "3F000": "server.no_team",
    "42501": "server.right",
    "40001": "server.busy",
    "40P01": "server.busy",
    "55P03": "server.busy",
    "57014": "server.busy",
    "53100": "server.full",
    "53300": "server.crowded",
    "57P01": LOST,
    "57P02": LOST,
    "57P03": UNREACHABLE,
    "25P03": LOST,
    "57P05": LOST,
}


def refuse(error: psycopg.Error, shown: str, *, connecting: bool = False) -> NoReturn:
    """Raise what an error of the server means. TakenError for a broken rule of the tables."""
    code = error.sqlstate or ""
    word = _OURS.match(str(error))
    if word:  # a rule of store/postgresql/triggers.py
        key = f"server.may_{word[1]}"
        raise StoreError(key, remedy="server.right_remedy", path=shown) from error
    if code.startswith("23"):
        raise TakenError(first_line(error)) from error
    key = _BY_CODE.get(code) or _by_class(error, code, connecting=connecting)
    raise StoreError(key, remedy=f"{key}_remedy", path=shown, reason=first_line(error)) from error


def _by_class(error: psycopg.Error, code: str, *, connecting: bool) -> str:
    import psycopg

    if connecting:
        words = str(error)  # a failed connection has no code (psycopg 3)
        if "password authentication failed" in words or "no password supplied" in words:
            return "server.password"
        if "does not exist" in words and "database" in words:
            return "server.no_database"
        if 'role "' in words and ("does not exist" in words or "not permitted to log in" in words):
            return "server.password"
        if "too many" in words:
            return "server.crowded"
        return UNREACHABLE
    if code.startswith("08") or (not code and isinstance(error, psycopg.OperationalError)):
        return LOST
    return "server.failed"


def first_line(error: psycopg.Error) -> str:
    """What the server said, without its hints: the last line of a failed connection names the reason."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0][:300] if lines else type(error).__name__
