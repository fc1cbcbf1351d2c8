"""Posts as people write them, with care: the default charter has next to nothing to say about them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cmdaily.domain.charter.check import Checker
from cmdaily.domain.charter.model import Charter, TextContext
from cmdaily.domain.charter.text import Text
from cmdaily.domain.publishing.finding import ERROR

HERE = Path(__file__).parent


def clean_posts(language: str) -> list[str]:
    written = (HERE / f"clean_posts_{language}.txt").read_text(encoding="utf-8")
    return [post.strip() for post in re.split(r"(?m)^(?:---|# .*)$", written) if post.strip()]


POSTS = [(language, post) for language in ("fr", "en") for post in clean_posts(language)]
CHECKER = Checker(Charter())


def test_there_are_enough_of_them_and_none_twice() -> None:
    assert len({post for _, post in POSTS}) == len(POSTS) >= 200


@pytest.mark.parametrize("platform", [None, "x", "linkedin", "instagram", "mastodon"])
def test_no_error_and_at_most_one_warning_in_ten_posts(platform: str | None) -> None:
    found = [
        (post, finding.rule, finding.severity)
        for _, post in POSTS
        for finding in CHECKER.check(post, TextContext(platform=platform))
    ]
    assert not [one for one in found if one[2] == ERROR]
    assert len(found) * 10 <= len(POSTS), found


@pytest.mark.parametrize("kind", ["reply", "share"])
def test_answers_written_that_way_are_as_clean(kind: str) -> None:
    texts = [post for _, post in POSTS if "01 23" not in post]  # in a reply a phone number is refused
    found = [finding for post in texts for finding in CHECKER.check(post, TextContext(kind=kind))]
    assert len(found) * 10 <= len(texts), found


def test_their_language_is_recognised() -> None:
    mistaken = [post for language, post in POSTS if CHECKER.language(Text(post), TextContext()) != language]
    assert not mistaken
