"""Suggested replies: which template fits, whose turn it is, what is almost the same."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.inbox.incoming import MENTION, Incoming
from cmdaily.domain.inbox.message import Message
from cmdaily.domain.inbox.suggestion import alike, fitting, language_of_message
from cmdaily.domain.publishing.template import Template, fill, is_filled_from, next_wording
from cmdaily.files.templates import STARTERS, read_template, starter_template

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
NETWORKS = ("bluesky", "mastodon", "x")


def message(text: str, kind: str = "other", network: str = "mastodon") -> Message:
    said = Incoming("1", MENTION, "ann", text, "https://social.example/1", NINE)
    return Message(1, "acme", network, said, kind, None)


def names(text: str, kind: str, language: str = "en") -> list[str]:
    starters = [read_template(starter_template(name), name, name, NETWORKS) for name in STARTERS]
    return [template.name for template in fitting(starters, message(text, kind), language)]


def test_starters_fit_what_they_are_for() -> None:
    assert names("Thanks a lot, great team!", "thanks") == ["thanks"]
    assert names("Are you open on Sunday?", "question")[0] == "hours"
    assert names("Vous ouvrez à quelle heure ?", "question", "fr")[0] == "hours"
    assert names("Can dogs come in?", "question") == ["question"]
    assert names("I am a journalist with a question about the works", "question")[0] == "press"
    assert names("Where do I send my CV?", "question")[0] == "job"
    assert names("Grow your followers with us", "other") == ["spam"]
    assert names("Nice weather", "other") == []


def test_a_template_without_a_condition_is_chosen_by_name_only() -> None:
    every, here = Template("every", "Hi"), Template("here", "Hi", kinds=("other",), networks=("x",))
    assert fitting([every, here], message("Hello", network="x"), "en") == [here]
    assert fitting([every, here], message("Hello"), "en") == []


def test_a_template_in_another_language_does_not_fit() -> None:
    french = Template("merci", "Merci", wordings=(("fr", ("Merci",)),), kinds=("thanks",))
    assert fitting([french], message("Thank you", "thanks"), "en") == []
    assert fitting([french], message("Merci à vous", "thanks"), "fr") == [french]


def test_the_language_of_a_message_and_the_usual_one_where_it_does_not_tell() -> None:
    assert language_of_message("Merci pour tout, c’était très bien", "en") == "fr"
    assert language_of_message("Thank you for the day", "fr") == "en"
    assert {language_of_message("👍", usual) for usual in ("en", "fr")} == {"en", "fr"}


WORDINGS = ("Thanks, {name}!", "Cheers, {name}!", "So kind, {name}.")


@given(st.lists(st.text(alphabet="ab{}", min_size=1, max_size=4), max_size=12))
def test_turns_never_repeat_and_use_each_wording(people: list[str]) -> None:
    said: list[str] = []
    used: list[str] = []
    for person in people:
        wording, repeats = next_wording(WORDINGS, said)
        assert not repeats
        used.append(wording)
        said.append(fill(Template("t", wording), {"name": person}))
    assert all(len(set(used[at : at + 3])) == 3 for at in range(len(used) - 2)), "each in its turn"


def test_a_single_wording_repeats() -> None:
    assert next_wording(["Hi {name}"], []) == ("Hi {name}", False)
    assert next_wording(["Hi {name}"], ["Hi Ann"]) == ("Hi {name}", True)
    assert next_wording(["Hi {name}"], ["Hi Ann", "Bye"]) == ("Hi {name}", False)


def test_a_wording_of_values_alone_is_no_repetition_of_whatever_was_said() -> None:
    assert next_wording(["{hours} {place}"], ["Thank you!"]) == ("{hours} {place}", False)
    assert next_wording(["{name}, {answer}", "{answer}"], ["Yes, do"]) == ("{name}, {answer}", False)


@given(st.text(alphabet="ab {}", max_size=20), st.text(alphabet="ab {}", max_size=5))
def test_what_is_filled_from_a_wording_is_known_again(literal: str, value: str) -> None:
    wording = literal.replace("{", "{{").replace("}", "}}") + "{x}-{x}"
    assert is_filled_from(fill(Template("t", wording), {"x": value}), wording)


def test_almost_the_same_is_told_and_only_of_the_latest() -> None:
    said = ["Thank you so much for your visit, Marie!", "One", "Two", "Three"]
    new = "Thank you so much for your visit, Maria!"
    assert alike(new, said[:1]) == said[0]
    assert alike(new, said) == ""
    assert alike("We are closed on Mondays", said[:1]) == ""
