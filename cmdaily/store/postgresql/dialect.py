"""SQL dialect: the statements of the store as PostgreSQL takes them.

Queries are the same on both engines; only the sign of a parameter and the name of GROUP_CONCAT (which SQLite calls
STRING_AGG too, since 3.44) differ. Tables differ in three words: text is
compared byte by byte as SQLite does (`COLLATE "C"`, so that ids and ISO times sort as they are written), and whole
numbers have 64 bits.
"""

from __future__ import annotations

import re
from functools import lru_cache

_QUERY = re.compile(
    r"""(?P<quoted>'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*)   # what only looks like a parameter
    |(?P<cast>::)
    |(?P<joined>\bGROUP_CONCAT\()
    |:(?P<name>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<percent>%)""",
    re.VERBOSE,
)
_TYPES = (
    (re.compile(r"\bTEXT\b"), 'TEXT COLLATE "C"'),
    (re.compile(r"\bINTEGER\b"), "BIGINT"),
    (re.compile(r"\bREAL\b"), "DOUBLE PRECISION"),
    (re.compile(r"\bBLOB\b"), "BYTEA"),
)


@lru_cache(maxsize=1024)
def query(sql: str) -> str:
    """A statement with parameters such as `:name`, as psycopg takes it."""
    return _QUERY.sub(_parameter, sql)


def _parameter(found: re.Match[str]) -> str:
    if found["name"]:
        return f"%({found['name']})s"
    if found["joined"]:
        return "STRING_AGG("
    return found[0].replace("%", "%%")


def definition(sql: str) -> str:
    """A statement of a migration: CREATE, ALTER or DROP of a table or an index, or a query that fills one."""
    if sql.lstrip().upper().startswith(("CREATE TABLE", "ALTER TABLE")):
        for word, meant in _TYPES:
            sql = word.sub(meant, sql)
    return sql
