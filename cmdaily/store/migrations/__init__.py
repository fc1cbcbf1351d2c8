"""The migrations, in order. Only ever append: a store in someone's home has run the ones above.

Each name is a module of this package with a tuple STATEMENTS; its place in the list is its number. A function `fill`
says what SQL alone cannot.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cmdaily.store.connection import Connection

    Fill = Callable[[Connection], None]

NAMES = (
    "progress",
    "speaking",
    "schedule",
    "approving",
    "listening",
    "importing",
    "figures",
    "kinds",
    "feeds",
    "team",
    "duty",
    "reports",
    "assessments",
    "contacts",
    "walking",
    "planning",
    "watches",
    "people",
    "search",
)

LATEST = len(NAMES)


def version_of(connection: Connection) -> int:
    """The number of the last migration applied; 0 for a store without any."""
    if "schema_migration" not in connection.tables():
        return 0
    return int(connection.rows("SELECT COALESCE(MAX(version), 0) FROM schema_migration")[0][0])


def load(after: int) -> Iterator[tuple[int, str, tuple[str, ...], Fill | None]]:
    """Number, name and statements of every migration above a version, and what fills what they made."""
    for version in range(after + 1, LATEST + 1):
        name = NAMES[version - 1]
        module = __import__(f"cmdaily.store.migrations.{name}", fromlist=["STATEMENTS"])
        yield version, name, module.STATEMENTS, getattr(module, "fill", None)
