"""A store on each engine: what holds on SQLite holds on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cmdaily.store.local import Store
from cmdaily.store.postgresql.address import parse
from cmdaily.store.postgresql.store import SharedStore
from tests.postgresql_server import server

AnyStore = Store | SharedStore
ENGINES = ("sqlite", "postgresql")


@pytest.fixture(params=ENGINES)
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], AnyStore]]:
    """Opens the same store again and again, as several processes do."""
    if request.param == "sqlite":
        opened: list[AnyStore] = []
        url = ""
    else:
        opened = []
        url = server().database()

    def open_it() -> AnyStore:
        found = SharedStore(parse(url)) if url else Store(str(tmp_path / "cmdaily.db"))
        opened.append(found)
        return found

    yield open_it
    for each in opened:
        each.close()
    if url:
        server().drop(url)


@pytest.fixture
def store(open_store: Callable[[], AnyStore]) -> AnyStore:
    """A store."""
    return open_store()
