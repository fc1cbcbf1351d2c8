"""Lines of the desk: nothing is wider than the terminal, nothing is lost, French keeps its spaces."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from cmdaily.cli.context import translator
from cmdaily.desk.app import PANES
from cmdaily.desk.keys import EVERYWHERE
from cmdaily.desk.lines import NO_BREAK, keys_lines, tabs_line, whole, wrapped

LETTERS = st.text("ab é\u00a0:,—語🙂", max_size=120)


@settings(max_examples=150, deadline=None)
@given(LETTERS, st.integers(4, 60), st.integers(0, 30))
def test_nothing_is_wider_than_it_may_be_and_nothing_is_lost(text: str, width: int, indent: int) -> None:
    found = wrapped(Text(text), width, indent)
    assert all(cell_len(line) <= width for line in found.plain.split("\n"))
    assert found.plain.replace(" ", "").replace("\n", "") == text.replace(" ", "")


def test_lines_continue_under_their_text_and_break_at_plain_spaces_alone() -> None:
    text = Text(f"3  Combien{NO_BREAK}? {whole('il y a 30 min')} en tout")
    assert wrapped(text, 16, 3).plain.split("\n") == [
        f"3  Combien{NO_BREAK}?",
        f"   {whole('il y a 30 min')}",
        "   en tout",
    ]


def test_what_is_wider_than_the_line_breaks_at_its_no_break_spaces() -> None:
    found = wrapped(Text(whole("lundi 23 novembre 2026")), 14).plain.split("\n")
    assert [line.rstrip(NO_BREAK) for line in found] == [whole("lundi 23"), whole("novembre 2026")]


def test_styles_stay_where_they_are() -> None:
    text = Text("one ").append("two three", "bold")
    found = wrapped(text, 7, 0)
    (span,) = [span for span in found.spans if "three" in found.plain[span.start : span.end]]
    assert span.style == "bold"


def test_tabs_lose_names_far_away_before_they_are_cut() -> None:
    names = ["Jour", "Réception", "Envois", "Agenda"]
    assert tabs_line(names, 0, 80).plain.strip() == "1 Jour 2 Réception 3 Envois 4 Agenda"
    assert tabs_line(names, 0, 24).plain.strip() == "1 Jour 2 Réception 3 4"
    assert tabs_line(names, 3, 24).plain.strip() == "1 2 3 Envois 4 Agenda"


def test_every_pane_names_help_and_the_way_out_in_two_lines_at_any_width() -> None:
    for language in ("en", "fr"):
        tr = translator(language)
        for pane in PANES:
            for width in (20, 60, 80, 120):
                lines = keys_lines((*EVERYWHERE[:2], *pane.KEYS, *EVERYWHERE[2:]), tr, width).plain.split(
                    "\n"
                )
                assert len(lines) <= 2
                assert all(cell_len(line) <= width for line in lines)
                assert lines[0].startswith("?")
                assert "\nq" in "\n".join(lines) or "  q" in lines[0]


def test_no_key_of_a_pane_hides_one_that_holds_everywhere() -> None:
    for pane in PANES:
        keys = [key.key for key in (*pane.KEYS, *EVERYWHERE)]
        assert len(keys) == len(set(keys))
        for key in pane.KEYS:
            assert callable(getattr(pane, f"action_{key.action}"))
