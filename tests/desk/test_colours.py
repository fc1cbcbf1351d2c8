"""Colours of the desk: each theme there is, none where none is wanted; and the line that filters a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from rich.color import Color

from tests.conftest import Network, Program
from tests.desk.conftest import Driver

Run = Callable[..., None]


def colours(driver: Driver) -> Iterator[Color]:
    """The colours of the screen, as they are sent to the terminal."""
    for strip in driver.desk.screen._compositor.render_strips():
        for segment in strip:
            if segment.style is not None:
                yield from filter(None, (segment.style.color, segment.style.bgcolor))


def test_every_theme_can_be_shown(at_the_desk: Run, asked: Network) -> None:
    del asked

    async def script(driver: Driver) -> None:
        seen = [driver.desk.theme]
        while True:
            await driver.press("T")
            await driver.press("2", "question_mark", "escape")
            assert "Marie" in driver.shown
            if driver.desk.theme == seen[0]:
                break
            seen.append(driver.desk.theme)
        assert {driver.desk.available_themes[name].dark for name in seen} == {True, False}
        assert {driver.desk.available_themes[name].ansi for name in seen} == {True, False}

    at_the_desk(script)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_without_colour_none_is_sent(
    at_the_desk: Run, asked: Network, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    del asked
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(driver: Driver) -> None:
        for place in "1234567":
            await driver.press(place, "T")
            assert all(colour.is_default for colour in colours(driver))
            assert "NO_COLOR" in driver.said
        await driver.press("2", "r")
        await driver.type("sale!!! maintenant")
        assert all(colour.is_default for colour in colours(driver))
        await driver.press("escape")
        await driver.press("2", "down")
        lines = [strip for strip in driver.desk.screen._compositor.render_strips() if "Marie" in strip.text]
        chosen = [any(piece.style and piece.style.underline for piece in strip) for strip in lines]
        assert chosen.count(True) == 1

    at_the_desk(script, language=language)


def test_with_colour_some_is_sent(at_the_desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")  # empty: as if it were not there

    async def script(driver: Driver) -> None:
        assert not all(colour.is_default for colour in colours(driver))
        await driver.press("T")
        assert driver.desk.theme != "textual-dark"

    at_the_desk(script)


def test_a_list_that_is_filtered_says_so_when_one_comes_back(at_the_desk: Run, asked: Network) -> None:
    del asked

    async def script(driver: Driver) -> None:
        await driver.press("2", "slash")
        assert "Words that this list must hold" in driver.shown
        await driver.type("sunday")
        await driver.press("enter")
        assert "broken" not in driver.shown
        await driver.press("1")
        assert "sunday" not in driver.shown
        assert "Share 5" in driver.shown
        await driver.press("2")
        assert "sunday" in driver.shown
        assert "broken" not in driver.shown
        await driver.press("escape")
        assert "broken" in driver.shown

    at_the_desk(script)


def brightness(colour: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [part / 255 for part in colour.get_truecolor()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
def test_every_text_can_be_read_on_its_background(
    at_the_desk: Run, cmdaily: Program, asked: Network, theme: str
) -> None:
    del asked
    cmdaily.ok("tick", "1", "--by", "5")

    async def script(driver: Driver) -> None:
        driver.desk.theme = theme
        for place in "127":
            await driver.press(place, "down")
            for strip in driver.desk.screen._compositor.render_strips():
                for piece in strip:
                    style = piece.style
                    if (
                        not piece.text.strip()
                        or style is None
                        or style.reverse
                        or "▁" <= piece.text[0] <= "▟"
                    ):
                        continue
                    assert style.color is not None
                    assert style.bgcolor is not None
                    dark, light = sorted([brightness(style.color), brightness(style.bgcolor)])
                    assert (light + 0.05) / (dark + 0.05) >= 4.5, (piece.text, style)

    at_the_desk(script)
