"""People with a home each, and a database for their team: fixtures for whoever imports them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Program, Result
from tests.postgresql_server import server


class Person:
    """Somebody with a home of their own. Called with a command line, as `cmdaily` is."""

    def __init__(self, name: str, program: Program, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.name = name
        self.home = home
        self._program = program
        self._monkeypatch = monkeypatch

    def __call__(self, *argv: str, **options: object) -> Result:
        self._monkeypatch.setenv("CMDAILY_HOME", str(self.home))
        self._monkeypatch.setenv("CMDAILY_USER", self.name)
        return self._program(*argv, **options)  # type: ignore[arg-type]

    def ok(self, *argv: str, **options: object) -> Result:
        """Run a command line that must succeed."""
        result = self(*argv, **options)
        assert result.code == 0, result
        return result


@pytest.fixture
def database() -> Iterator[str]:
    """The superuser's address of a database with nothing in it."""
    url = server().empty_database()
    yield url
    server().drop(url)


@pytest.fixture
def person(cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Person]:
    """Makes somebody with a fresh home."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

    def make(name: str) -> Person:
        return Person(name, cmdaily, tmp_path / f"home-{name}", monkeypatch)

    return make


def join(admin: Person, other: Person, role: str = "member") -> None:
    """Let somebody in, as two people would."""
    said = admin.ok("team", "invite", other.name, "--role", role).out.split()
    address = next(word for word in said if word.startswith("postgresql://"))
    password = said[said.index("Password:") + 1]
    place = address.replace("@", f":{password}@", 1)
    other.ok("team", "join", place)
