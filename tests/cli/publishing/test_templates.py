"""Templates: wordings that take turns, languages, starters, editing; no two people in a row get the same."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cmdaily.files.templates import STARTERS
from tests.conftest import Network, Program
from tests.terminal import Terminal

pytestmark = pytest.mark.both_engines
NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
THANKS = """\
kind: thanks
text:
  en: ["Thanks, {name}!", "Cheers, {name}!"]
  fr: "Merci, {name} !"
"""


def test_wordings_take_turns_in_the_language_of_the_message(cmdaily: Program, network: Network) -> None:
    for number in range(3):
        network.server.say_to("acme", "Thank you for the lovely day", NINE, author=f"ann{number}")
    network.server.say_to("acme", "Merci pour cette belle journée", NINE, author="zoé")
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("template", "edit", "thanks", "-", stdin=THANKS)
    for number in range(1, 5):
        cmdaily.ok("reply", f"m{number}", "--template", "thanks", now=f"2026-11-23T09:0{number}")
    assert network.texts[-4:] == ["Thanks, ann0!", "Cheers, ann1!", "Thanks, ann2!", "Merci, zoé !"]


def test_almost_the_same_as_a_recent_reply_is_told(cmdaily: Program, network: Network) -> None:
    for author in ("marie-louise", "marie-laure"):
        network.server.say_to("acme", "Thank you for the lovely day", NINE, author=author)
    cmdaily.ok("inbox", "--refresh")
    wordings = "text: ['Thanks, {name}, from all of us here', 'Thanks, {name}, from all of us there']"
    cmdaily.ok("template", "edit", "thanks", wordings)
    assert "Almost the same" not in cmdaily.ok("reply", "m1", "--template", "thanks").err
    assert "Almost the same" in cmdaily.ok("reply", "m2", "--template", "thanks", now="2026-11-23T09:05").err


def test_a_text_becomes_a_template_with_wordings(cmdaily: Program) -> None:
    cmdaily.ok("template", "add", "closed", "Closed: {why}")
    cmdaily.ok(
        "template", "edit", "closed", "text: ['Closed: {why}', 'We are closed: {why}']\nkind: question"
    )
    (kept,) = cmdaily.ok("template", "list", "--json").json["templates"]
    assert kept["wordings"] == [{"language": None, "texts": ["Closed: {why}", "We are closed: {why}"]}]
    assert kept["kinds"] == ["question"]
    assert sorted(path.name for path in (cmdaily.home / "templates").iterdir()) == ["closed.yaml"]
    cmdaily.ok("template", "add", "closed", "Shut", "--replace")
    assert cmdaily.ok("template", "show", "closed").out == "Shut\n"


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("kind: praise\ntext: Hi", ":1:7:"),
        ("text: Hi {first name}", ":1:7:"),
        ("text: Hi }", ":1:7:"),
        ("network: nowhere\ntext: Hi", ":1:10:"),
        ("texts: Hi", ":1:1:"),
        ("text: {de: Hallo}", ":1:8:"),
        ("text: []", ":1:7:"),
        ("words: ['!!']\ntext: Hi", ":1:9:"),
        ("", ":"),
    ],
)
def test_mistakes_of_a_template_have_a_place_and_change_nothing(
    cmdaily: Program, source: str, place: str
) -> None:
    cmdaily.ok("template", "add", "hello", "Hello")
    result = cmdaily("template", "edit", "hello", "-", stdin=source)
    assert result.code == 3, result.err
    assert f"hello.yaml{place}" in result.err
    assert cmdaily.ok("template", "show", "hello").out == "Hello\n"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_starters_are_whole_in_both_languages(cmdaily: Program, language: str) -> None:
    assert "thanks" in cmdaily.ok("--lang", language, "template", "new").out
    found = {each["name"]: each for each in cmdaily.ok("template", "list", "--json").json["templates"]}
    assert set(found) == set(STARTERS)
    for each in found.values():
        texts = {wording["language"]: wording["texts"] for wording in each["wordings"]}
        assert set(texts) == {"en", "fr"}
        assert all(len(set(some)) >= 3 for some in texts.values()), "wordings that take turns"
        assert all("{name}" in text for some in texts.values() for text in some)
    cmdaily.ok("template", "add", "thanks", "Mine", "--replace")
    cmdaily.ok("template", "new")
    assert cmdaily.ok("template", "show", "thanks").out == "Mine\n", "what is there stays"
    assert cmdaily("template", "new", "thank").code == 2


def test_a_mistake_is_edited_again(cmdaily: Program, tmp_path: Path) -> None:
    script = tmp_path / "editor"
    good, bad = 'echo "text: Hello" > "$1"', 'echo "oops: Hi" > "$1"'
    script.write_text(f'#!/bin/sh\nif grep -q oops "$1"; then {good}; else {bad}; fi\n')
    script.chmod(0o700)
    with Terminal("template", "edit", "hi", home=cmdaily.home, env={"EDITOR": str(script)}) as terminal:
        terminal.expect("Edit it again?")
        terminal.type("")
        assert terminal.end() == 0, terminal.text
    assert "Hello" in cmdaily.ok("template", "show", "hi").out


def test_a_new_name_that_was_left_unchanged_makes_no_template(cmdaily: Program) -> None:
    with Terminal("template", "edit", "thnks", home=cmdaily.home, env={"EDITOR": "true"}) as terminal:
        assert terminal.end() == 0, terminal.text
    assert "no template thnks is saved" in terminal.text
    assert cmdaily("template", "show", "thnks").code == 2


def test_a_lone_brace_is_named_with_a_field_as_it_is_written(cmdaily: Program) -> None:
    said = cmdaily("template", "edit", "hello", "text: 'Hello {na me}'").err
    assert "write a field as {name}, and" in said


def test_a_broken_template_hides_no_other_and_every_mistake_is_told(cmdaily: Program) -> None:
    folder = cmdaily.home / "templates"
    folder.mkdir(parents=True)
    (folder / "brace.yaml").write_text("text: ['Hi {x']\n", encoding="utf-8")
    (folder / "empty.yaml").write_text("text: ''\n", encoding="utf-8")
    (folder / "good.txt").write_text("Thank you, {name}!", encoding="utf-8")
    (folder / "Opening hours.yaml").write_text("text: Ten to six\n", encoding="utf-8")
    listed = cmdaily("template", "list")
    assert "Thank you, {name}!" in listed.out
    assert "brace.yaml:1:8" in listed.err
    assert "empty.yaml:1:7" in listed.err
    assert "“Opening hours” is not a valid name" in listed.err
    assert [each["name"] for each in cmdaily("template", "list", "--json").json["templates"]] == ["good"]
