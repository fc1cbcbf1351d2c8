"""Posts one a line: those that were once refused without reason, and their neighbours, which no rule complains of on
any network; and faulty ones, each with the rule that has to find it there."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmdaily.domain.charter.autofix import fix_fully
from cmdaily.domain.charter.check import Checker
from cmdaily.domain.charter.model import Charter, TextContext
from cmdaily.domain.charter.text import Text
from cmdaily.platforms import registry

HERE = Path(__file__).parent
CHECKER = Checker(Charter(), network=registry.about)
NETWORKS = (None, "x", "mastodon", "bluesky", "linkedin", "instagram", "facebook", "threads", "telegram")


def lines(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").splitlines()


PLAIN = [(language, post) for language in ("fr", "en") for post in lines(f"plain_posts_{language}.txt")]
FAULTY = [
    (language, *line.replace("\\n", "\n").split("\t"))
    for language in ("fr", "en")
    for line in lines(f"faulty_posts_{language}.txt")
]


def test_there_are_enough_of_them_and_none_twice() -> None:
    assert len({post for _, post in PLAIN}) == len(PLAIN) >= 160
    assert len({post for *_, post in FAULTY}) == len(FAULTY) >= 70


@pytest.mark.parametrize("platform", NETWORKS)
def test_no_rule_complains_of_a_plain_post(platform: str | None) -> None:
    found = [
        (post, one.rule, post[one.start : one.end])
        for language, post in PLAIN
        for one in CHECKER.check(post, TextContext(platform=platform, language=language))
    ]
    assert found == []


def test_no_fix_changes_a_plain_post() -> None:
    changed = [
        post for language, post in PLAIN if fix_fully(CHECKER, post, TextContext(language=language)) != post
    ]
    assert changed == []


def test_the_language_of_a_plain_post_is_told() -> None:
    mistaken = [
        post
        for language, post in PLAIN
        if CHECKER.language_said(Text(post), TextContext(), language) != language
    ]
    assert mistaken == []


@pytest.mark.parametrize("platform", NETWORKS)
def test_every_faulty_post_is_caught(platform: str | None) -> None:
    # what is too many, and where a hashtag ends, is the network's own
    own = {"hashtag-count", "emoji-count"} if platform not in (None, "x") else set()
    own |= {"hashtag-punctuation"} if platform == "bluesky" else set()
    missed = []
    for language, rule, post in FAULTY:
        found = CHECKER.check(post, TextContext(platform=platform, language=language))
        if rule not in own and rule not in {one.rule for one in found}:
            missed.append((rule, post))
    assert missed == []
