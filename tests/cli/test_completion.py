"""What a shell is answered after a TAB: the candidates, as data, to the scripts of today and to those of yesterday."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.cli.completion import protocol
from tests.conftest import Program, Result


class Asks:
    """A shell's script that asks."""

    def __init__(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        self._program = program
        self._monkeypatch = monkeypatch

    def __call__(self, instruction: str, *words: str, **environ: str) -> Result:
        with self._monkeypatch.context() as patch:
            for name, text in {"_CMDAILY_COMPLETE": instruction, **environ}.items():
                patch.setenv(name, text)
            return self._program(*words)

    def values(self, *words: str) -> list[str]:
        """The values that today's protocol answers."""
        return [line.partition("\t")[0] for line in self("zsh-2", *words).out.splitlines()]


@pytest.fixture
def asks(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> Asks:
    return Asks(cmdaily, monkeypatch)


def test_a_line_holds_a_value_and_what_it_is(asks: Asks) -> None:
    lines = asks("bash-2", "tick", "facebook-").out.splitlines()
    assert "facebook-answer\tAnswer all comments" in [line[:35] for line in lines]


def test_texts_of_our_own_are_in_the_users_language(asks: Asks) -> None:
    assert dict(line.split("\t") for line in asks("fish-2", "ti").out.splitlines())["tick"].startswith("Tick")
    french = asks("fish-2", "ti", LANG="fr_FR.UTF-8").out
    assert french.startswith("tick\tCoche")
    assert "help." not in asks("zsh-2", "post", "--").out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["post", "--to", "mast"], "mastodon"),
        (["post", "--to=mast"], "mastodon"),
        (["post", "--to", "=", "mast"], "mastodon"),
        (["post", "'a text' \"that goes", "--to", "'mast"], "mastodon"),
        (["tick", "facebook\\-an"], "facebook-answer"),
        (["--lang", "fr", "ti"], "tick"),
        (["--lang=fr", "ti"], "tick"),
        (["routine", "show", "twen"], "twenty-actions"),
        (["setup", "--networks", "x,lin"], "x,linkedin"),
        (["watch", "add", "shop", "--on", "fe"], "feeds"),
    ],
)
def test_words_are_read_as_typed(asks: Asks, typed: list[str], offered: str) -> None:
    assert offered in asks.values(*typed)


@pytest.mark.usefixtures("network")
def test_a_pause_completes_by_its_number_and_a_source_by_what_is_searched(
    asks: Asks, cmdaily: Program
) -> None:
    cmdaily.ok("pause", "add", "2026-12-24", "2026-12-31", "--why", "Snow")
    (line,) = asks("zsh-2", "pause", "remove", "").out.splitlines()
    assert line == "1\t2026-12-24 – 2026-12-31 Snow"
    assert asks.values("watch", "add", "shop", "--on", "feeds,") == ["feeds,acme"]


def test_no_candidate_is_no_line(asks: Asks) -> None:
    assert asks("zsh-2", "tick", "no-such-action").out == ""
    assert asks("zsh-2").code == 0


@pytest.mark.parametrize("instruction", ["zsh-1", "zsh-3", "complete_powershell", "run_zsh", "1", "$(id)"])
def test_who_asks_in_another_way_is_told(asks: Asks, instruction: str) -> None:
    refused = asks(instruction, "today")
    assert (refused.code, refused.out) == (2, "")
    assert instruction in refused.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_old_way_to_ask_for_a_script_gives_the_one_of_today(asks: Asks, shell: str) -> None:
    script = asks(f"source_{shell}").out
    assert f"{shell}-2" in script
    assert "eval" not in script


def test_what_was_empty_asks_for_nothing(asks: Asks) -> None:
    assert "facebook" in asks("", "today").out.lower()


@pytest.mark.parametrize("position", ["1", "2", "3", "-1", "99", "²", "x", "", "9" * 5000])
def test_a_position_that_makes_no_sense_offers_nothing_wrong(asks: Asks, position: str) -> None:
    found = asks("complete_bash", COMP_WORDS="cmdaily\nroutine\nsh", COMP_CWORD=position)
    assert (found.code, found.err) == (0, "")


def test_the_scripts_of_earlier_versions_are_answered(asks: Asks) -> None:
    asked = {"_TYPER_COMPLETE_ARGS": "cmdaily tick facebook-"}
    assert '"facebook-answer":"Answer all comments' in asks("complete_zsh", **asked).out
    assert "facebook-answer\tAnswer all comments" in asks("complete_fish", **asked).out
    assert asks("complete_fish", _TYPER_COMPLETE_FISH_ACTION="is-args", **asked).code == 0
    nothing = {"_TYPER_COMPLETE_ARGS": "cmdaily tick none-such"}
    assert asks("complete_fish", _TYPER_COMPLETE_FISH_ACTION="is-args", **nothing).code == 1
    assert asks("complete_zsh", **nothing).out == "_files\n"
    line = "cmdaily\ntick\nfacebook-"
    assert "facebook-answer" in asks("complete_bash", COMP_WORDS=line, COMP_CWORD="2").out.splitlines()


def test_a_routine_file_that_is_wrong_breaks_nothing(asks: Asks, home: Path) -> None:
    (home / "routines").mkdir(parents=True)
    (home / "routines" / "$(touch x).yaml").write_text("routine: [\n")
    found = asks("zsh-2", "tick", "")
    assert (found.code, found.err) == (0, "")
    assert os.listdir(home / "routines") == ["$(touch x).yaml"]


TEXTS = st.text(max_size=200) | st.text("$`\\'\"(){};:|&<>\n\t\r\0\x1b\u202e\u2028’“Ａ＄；é x", max_size=60)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=8))
def test_an_answer_is_one_line_of_plain_text_for_each_candidate(candidates: list[tuple[str, str]]) -> None:
    typeable = [value for value, _ in candidates if protocol.is_typeable(value)]
    lines = protocol.answer_lines(candidates).splitlines()
    assert [line.partition("\t")[0] for line in lines] == typeable
    for line in lines:
        assert line.count("\t") <= 1
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]", line)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=8))
def test_who_evaluates_an_answer_gets_nothing_but_letters_and_digits(
    candidates: list[tuple[str, str]],
) -> None:
    word = r'"[A-Za-z0-9_.,-]+"(:"[A-Za-z0-9_.,-]+( [A-Za-z0-9_.,-]+)*")?'
    answer = protocol.answer_old_zsh(candidates)
    assert re.fullmatch(rf"_files\n|_arguments '\*: :\(\({word}(\n{word})*\)\)'\n", answer)
    assert re.fullmatch(r"([A-Za-z0-9_.,-]+\n)*", protocol.answer_old_bash(candidates))


@given(st.text(max_size=30))
def test_a_word_in_quotes_is_read_as_shells_read_it(text: str) -> None:
    import shlex

    assert protocol.split_words(shlex.quote(text)) == [text]
    assert protocol.split_words(shlex.join([text, text])) == [text, text]
