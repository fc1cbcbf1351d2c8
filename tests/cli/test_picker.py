"""The picker of `tick`: keys as people know them."""

from __future__ import annotations

import pytest

from tests.conftest import Program
from tests.terminal import Terminal


@pytest.fixture
def env() -> dict[str, str]:
    """The terminal that the library knows how to talk to."""
    return {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"}


def test_the_list_says_counts_minutes_stars_and_its_keys(cmdaily: Program, env: dict[str, str]) -> None:
    with Terminal("tick", home=cmdaily.home, env=env) as terminal:
        terminal.expect("Esc: leave")
        terminal.expect("2*  0/5   7 min  Join 5")
        terminal.send("\x1b")
        terminal.expect("Nothing was ticked.")
        assert terminal.end() == 0


def test_letters_filter_and_choose_nothing(cmdaily: Program, env: dict[str, str]) -> None:
    with Terminal("tick", home=cmdaily.home, env=env) as terminal:
        terminal.expect("20 ")
        terminal.send("/ia\t")
        terminal.expect("/ ia...")
        terminal.send("\r")
        terminal.expect("Nothing was ticked.")
        assert terminal.end() == 0


def test_what_is_chosen_under_a_filter_is_ticked(cmdaily: Program, env: dict[str, str]) -> None:
    with Terminal("tick", home=cmdaily.home, env=env) as terminal:
        terminal.expect("20 ")
        terminal.send("feeds")
        terminal.expect("feeds...")
        terminal.send(" ")
        terminal.expect("\u25cf 15")
        terminal.send("\r")
        terminal.expect("1/3")
        assert terminal.end() == 0
