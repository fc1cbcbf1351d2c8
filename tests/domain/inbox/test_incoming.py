"""The account's own handle at the beginning of what is said to it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cmdaily.domain.inbox.incoming import MENTION, Incoming, without_own_handle


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("@acme Are you open?", "Are you open?"),
        ("@Acme@social.example Are you open?", "Are you open?"),
        ("@acme@social.example:8080, are you open?", "are you open?"),
        ("@acme: are you open?", "are you open?"),
        ("@bob @acme are you coming?", "@bob are you coming?"),
        ("@acme @acme\nhello", "hello"),
        ("Hello @acme", "Hello @acme"),
        ("@acmeco hello", "@acmeco hello"),
        ("@acme's window is open", "@acme's window is open"),
        ("@acme", "@acme"),
        ("@acme @bob", "@acme @bob"),
        ("hello", "hello"),
        ("", ""),
    ],
)
def test_it_is_left_out_and_nothing_else_is(text: str, left: str) -> None:
    said = Incoming("1", MENTION, "ann", text, "", datetime(2026, 11, 26, tzinfo=UTC))
    handle = "@acme@social.example:8080" if ":8080" in text else "acme@social.example"
    assert without_own_handle(said, handle).text == left
    assert without_own_handle(said, "").text == text


def test_the_name_on_bluesky_is_whole() -> None:
    said = Incoming("1", MENTION, "ann", "@shop.test bonjour", "", datetime(2026, 11, 26, tzinfo=UTC))
    assert without_own_handle(said, "shop.test").text == "bonjour"
    assert without_own_handle(said, "shop").text == "@shop.test bonjour"
