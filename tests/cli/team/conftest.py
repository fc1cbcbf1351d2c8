"""Several people, each with a home of their own, on one PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import Network
from tests.people import Person, database, join, person

__all__ = ["Person", "Team", "database", "join", "person", "team"]


class Team:
    """The people of a team, the first of whom started it, and a network whose account all of them can use."""

    def __init__(self, url: str, people: dict[str, Person], network: Network) -> None:
        self.url = url
        self.people = people
        self.network = network

    def __getitem__(self, name: str) -> Person:
        return self.people[name]


@pytest.fixture
def team(network: Network, database: str, person: Callable[[str], Person]) -> Team:
    """Anna (administrator), Elsa (editor), Ben and Cleo (members)."""
    people = {name: person(name) for name in ("anna", "elsa", "ben", "cleo")}
    anna = people["anna"]
    anna.ok("account", "add", "acme", "memory", "--server", network.server.address)
    anna.ok("team", "init", database)
    for name, role in (("elsa", "editor"), ("ben", "member"), ("cleo", "member")):
        join(anna, people[name], role)
    return Team(database, people, network)
