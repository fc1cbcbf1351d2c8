"""Keys at random: whatever is pressed in whatever order, the desk goes on, in both languages and sizes."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from tests.conftest import Network, Program
from tests.desk.conftest import SIZES, Driver

PANES = ("1", "2", "3", "4", "5", "6", "7", "tab", "shift+tab")
MOVES = ("up", "down", "j", "k", "pagedown", "home", "end", "left", "enter", "escape", "backspace")
DEEDS = (
    *tuple("ablmnoprstuvwxzcdefhyKNFTVJSX"),
    "space",
    "plus",
    "slash",
    "question_mark",
    "exclamation_mark",
)
TEXTS = ("demain9h", "5", "acme", "2h", "complaint", "@marie", "vendredi")


@pytest.mark.parametrize("seed", [1, 2])
def test_any_keys_in_any_order(
    at_the_desk: Callable[..., None], cmdaily: Program, asked: Network, seed: int
) -> None:
    del asked
    cmdaily.ok("post", "See you on Sunday", "--to", "acme", "--at", "2026-11-24 09:00")
    chance = random.Random(seed)
    pressed: list[str] = []

    async def script(driver: Driver) -> None:
        for _ in range(60):
            keys = chance.choices((PANES, MOVES, DEEDS, TEXTS, ("ctrl+s",)), (2, 3, 6, 1, 0.5))[0]
            key = chance.choice(keys)
            pressed.append(key)
            await (driver.type(key) if keys is TEXTS else driver.press(key))
            assert driver.desk.is_running, pressed
            assert driver.shown.strip(), pressed

    at_the_desk(script, language=("en", "fr")[seed % 2], size=list(SIZES.values())[seed % 2])
    assert cmdaily("data", "check").code == 0, pressed
