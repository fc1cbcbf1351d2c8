"""Commands in any order: nothing lost, nothing said twice, and what the program says is the truth.

A short series by default; CMDAILY_ORDERS says how many walks, CMDAILY_ORDERS_LENGTH how many steps each has,
CMDAILY_ORDERS_FROM with which number the series begins. In a long series a walk that fails is shortened.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import Network, Program
from tests.orders.steps import Life, shortened, walk_of
from tests.orders.world import Step

LONG = "CMDAILY_ORDERS" in os.environ
WALKS = int(os.environ.get("CMDAILY_ORDERS") or 3)
FIRST = int(os.environ.get("CMDAILY_ORDERS_FROM") or 1)
LENGTH = int(os.environ.get("CMDAILY_ORDERS_LENGTH") or 40)


class Walker:
    """Walks from the beginning each time, and keeps what the program said."""

    def __init__(self, cmdaily: Program, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._cmdaily, self._place, self._monkeypatch = cmdaily, place, monkeypatch
        self._began = cmdaily.now
        self.told: list[str] = []

    def failure(self, steps: list[Step]) -> str:
        """What the judge says of these steps, "" for nothing."""
        for left in (self._cmdaily.home, self._place):
            shutil.rmtree(left, ignore_errors=True)
        self._cmdaily.now = self._began
        with self._monkeypatch.context() as patch:
            network = Network(self._cmdaily, self._place, patch)
            network.account("acme")
            world = Life(self._cmdaily, network, patch)
            self.told = world.told
            try:
                for step in steps:
                    world.step(step)
            except AssertionError as error:
                return str(error) or repr(error)
            finally:
                world.close()
        return ""


@pytest.mark.parametrize("seed", range(FIRST, FIRST + WALKS))
def test_nothing_is_lost_and_nothing_said_twice(
    cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    walker = Walker(cmdaily, tmp_path / "network", monkeypatch)
    steps = walk_of(seed, LENGTH)
    error = walker.failure(steps)
    if error and LONG:
        kind = error.partition(":")[0]
        steps = shortened(steps, lambda fewer: walker.failure(fewer).partition(":")[0] == kind)
        error = walker.failure(steps)
    assert not error, "\n".join([f"walk {seed}", *map(repr, steps), *walker.told, error])


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
@pytest.mark.skipif(LONG, reason="a long series walks on one engine: CMDAILY_TEST_ENGINE")
def test_a_team_s_store_is_as_good(
    cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    walker = Walker(cmdaily, tmp_path / "network", monkeypatch)
    error = walker.failure(walk_of(4, LENGTH))
    assert not error, "\n".join([engine, *walker.told, error])
