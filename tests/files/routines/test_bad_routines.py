"""Every mistake a person makes in a routine, with the line, the column and the words they read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cmdaily.locale import LANGUAGES
from tests.files.wrong import said

# The first action stands on line 6, its keys in column 9, its values after them.
ONE = """\
routine: acme
title: Acme
sections:
  - title: S
    actions:
      - id: a
        title: A
"""


def wrong(directory: Path, text: str | bytes) -> list[str]:
    path = directory / "acme.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return said(path)


IN_AN_ACTION = {
    "evry: day": ["8:9: “evry” is not a key of an action; did you mean “every”?"],
    "Every: day": ["8:9: “Every” is not a key of an action; did you mean “every”?"],
    "title: B": ["8:9: “title” is here a second time (first on line 7)"],
    "every:": ["8:9: “every” has no value"],
    "every: fryday": ["8:16: “fryday” is not a schedule; did you mean “friday”?"],
    "every: [monday, freitag]": [
        "8:25: “freitag” is not a valid value here; did you mean “friday”?",
    ],
    "every: {on: monday}": ["8:16: a single value is expected here"],
    "every: month on day 42": ["8:16: a month has no day 42; choose from 1 to 31"],
    "every: day\n        after: 3 days": ["9:9: “after” and “every” both say when; keep one of them"],
    "after: 3 hours": ["8:16: “3 hours” is not a delay; write it like “3 days” or “2 weeks”"],
    "rrule: FREQ=HOURLY": ["8:16: “HOURLY” is not possible for FREQ"],
    "rrule: FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30": ["8:16: this rule never matches a day"],
    "days: -7": ["8:9: “days” counts from an event, and no “event:” is given"],
    "days: [soon]": [
        "8:16: “soon” is not a whole number",
    ],
    "event: 2026-02-30": ["8:16: “2026-02-30” does not exist in the calendar"],
    "event: next week": ["8:16: “next week” is not a date; write it like 2026-11-30"],
    "from: 2026-12-01\n        until: 2026-11-01": [
        "9:16: it ends on 2026-11-01, before it begins on 2026-12-01"
    ],
    "except: 2026-08-15 to 2026-08-01": ["8:17: “2026-08-15 to 2026-08-01” ends before it begins"],
    "holidays: FA": ["8:19: “FA” is not a country with known public holidays; write a code such as FR or BE"],
    "times: 0": ["8:16: 0 is out of range: from 1 to 999"],
    "times: -5": ["8:16: -5 is out of range: from 1 to 999"],
    "times: five": ["8:16: “five” is not a whole number; did you mean “5”?"],
    "times: 1e9": ["8:16: “1e9” is not a whole number"],
    "times: 190:20:30": ["8:16: “190:20:30” is not a whole number"],
    "times: [1]": ["8:16: a single value is expected here"],
    "per: year": ["8:14: “year” is not a valid value here; choose one of: day, week, month, 2 weeks"],
    "per: weak": ["8:14: “weak” is not a valid value here; did you mean “week”?"],
    "at: 25:00": ["8:13: “25:00” is not a time; write it like 09:00"],
    "at: ['09:00', 9:00]": ["8:13: the same time appears twice here"],
    "at: 09:00\n        per: week": [
        "8:9: “at” gives times of a day; it cannot be used with a target per week or month"
    ],
    "minutes: 7 parsecs": ["8:18: “7 parsecs” is not a whole number"],
    "minutes: 25h": ["8:18: 25h is out of range: from 0 to 1,440"],
    "times: 5-3": ["8:16: “5-3” is not a whole number"],
    "every: every other friday": [
        "8:16: “every other friday” is not a schedule; did you mean “2 weeks on friday”?"
    ],
    "every: biweekly": ["8:16: “biweekly” is not a schedule; did you mean “2 weeks”?"],
    "every: lundi et jeudi": [
        "8:16: “lundi et jeudi” is not a schedule; did you mean “monday and thursday”?"
    ],
    "every: third monday": ["8:16: “third monday” is not a schedule; did you mean “month on third monday”?"],
    "every: 15th of the month": [
        "8:16: “15th of the month” is not a schedule; did you mean “month on day 15”?"
    ],
    "every: MO, WE, FR": ["8:16: “MO, WE, FR” is not a schedule; did you mean “monday, wednesday, friday”?"],
    "every: monday to friday": ["8:16: “monday to friday” is not a schedule; did you mean “weekday”?"],
    "every: once": ["8:16: “once” needs “from:” and “until:”: the days between which it is done"],
    "every: month on day 1, 1": ["8:16: “day 1, 1” appears twice here"],
    "of: a": ["8:9: “of” needs “days”: write “days: [-2]”"],
    "days: -2\n        of: b": ["9:13: there is no action “b” in this routine"],
    "days: -2\n        of: a": ["9:13: “a” has no fixed days from which “days” could count"],
    "days: 900 working\n        event: 2026-12-10": ["8:15: 900 is out of range: from -260 to 260"],
    "or: tomorrow": [
        "8:13: “tomorrow” is not a valid value here; choose one of: next working day, previous working day"
    ],
    "or: next working day\n        after: 3 days": ["8:9: “or” moves fixed days; a delay (“after”) has none"],
    "part: night": ["8:15: “night” is not a valid value here; did you mean “evening”?"],
    "part: dawn": ["8:15: “dawn” is not a valid value here; choose one of: morning, afternoon, evening"],
    "minutes: 1441": ["8:18: 1441 is out of range: from 0 to 1,440"],
    "essential: maybe": ["8:20: “maybe” is neither true nor false"],
    "platform: My Network": ["8:19: “My Network” is not a valid name; did you mean “my-network”?"],
    "counts: replies": ["8:17: “replies” is not a valid value here; did you mean “reply”?"],
    "open: javascript:alert(1)": [
        "8:15: “javascript:alert(1)” is not a web address; it must begin with https:// or http://"
    ],
    "open: https://user:secret@example.org": [
        "8:15: “https://user:secret@example.org” is not a web address; it must begin with https:// or http://"
    ],
    "note: ''": ["8:15: this text is empty"],
    "note: {de: Hallo}": ["8:16: “de” is not a language of cmdaily; use one of: " + ", ".join(LANGUAGES)],
    "note: {fr: }": ["8:16: “fr” has no value"],
    f"note: {'x' * 2001}": ["8:15: this text has 2,001 characters; at most 2,000 are accepted"],
    "rotation: 8 of 7": ["8:19: “8 of 7” is not a place in a rotation: from 1 to its size, at most 366"],
    "rotation: often": [
        "8:19: “often” is not a rotation; write it like “2 of 7”, or list the ids that take turns"
    ],
    "rotation: 1 of 2\n        after: 3 days": [
        "8:9: “after” and “rotation” cannot be used together: a rotation needs fixed days"
    ],
    "per: week\n        carry: true": [
        "9:9: “carry” has no effect on a target per week: it stays open until the week is over"
    ],
    "at: ['09:00', '16:00']\n        times: 5": [
        "9:16: “at” gives 2 times, so “times” is 2: leave “times” out"
    ],
    "event: 2026-12-10": ["8:9: no action counts days from this event: write “days: [-7, -1]”"],
    "rrule: FREQ=DAILY;COUNT=3": ["8:16: COUNT counts from a first day: give it with “from:”"],
    "rrule: FREQ=WEEKLY;BYDAY=2MO": [
        "8:16: “2MO” counts weekdays of a month or a year: use FREQ=MONTHLY or FREQ=YEARLY"
    ],
    "platform: mastodn": ["8:19: “mastodn” is not a network; did you mean “mastodon”?"],
    "platform: [x, mastodn]": ["8:23: “mastodn” is not a network; did you mean “mastodon”?"],
    "platform: [x, x]": ["8:23: “x” appears twice here"],
    "platform: intranet": ["8:19: “intranet” is not a network; use one of: x, mastodon, memory"],
    "each: platform": [
        "8:9: “each: platform” divides a target among several: name them with `platform: [x, mastodon]` "
        "or `platform: all`"
    ],
    "platform: all\n        each: account\n        carry: true": [
        "10:9: “carry” and “each” cannot be used together: give each network an action of its own"
    ],
    "at: '17:00 UTC'": ['8:13: “17:00 UTC”: a time stands alone; write “at: "17:00"” and “zone: UTC”'],
    "zone: New York": ["8:15: “New York” is not a time zone; did you mean “America/New_York”?"],
    "rotation: [Anna, Bob]": [
        "8:19: a list in “rotation” names actions; for people write "
        "“rotation: {people: [Anna, Bob], turn: 7 days}”"
    ],
    "rotation: {people: [Anna, Bob]}": ["8:19: “turn” is missing here"],
    "rotation: {people: [Anna], turn: 7 days}": ["8:28: taking turns needs 2 to 50 people"],
    "rotation: {people: [Anna, Bob], turn: monthly}": [
        "8:47: “monthly” is not the length of a turn; write it like “7 days” or “2 weeks”"
    ],
    "minutes: {week: 240}": [
        "8:18: the minutes are those of a week, the target is per day: write the same for both"
    ],
    "apart: b": ["8:16: there is no action “b” in this routine"],
    "apart: a": ["8:16: “a” cannot be used here: it must be another action, and one that is shown itself"],
    "after: 3 days of b": ["8:16: there is no action “b” in this routine"],
    "asks: time-spent": ["8:15: cmdaily counts “time-spent” itself: there is nothing to ask for"],
    "except: holidays.ics": [
        "8:17: the calendar file “holidays.ics” cannot be read; it is looked for beside this file"
    ],
    "renamed_from: a": ["8:23: “a” is still the id of an action of this routine"],
    "renamed_from: 12": [
        "8:23: “12” is not a valid name; use up to 64 lower-case letters, digits, - or _, a letter first"
    ],
}


@pytest.mark.parametrize("line", IN_AN_ACTION)
def test_a_mistake_in_an_action_is_named_where_it_stands(tmp_path: Path, line: str) -> None:
    assert wrong(tmp_path, f"{ONE}        {line}\n") == IN_AN_ACTION[line]


IN_A_ROUTINE = {
    "routine: acme\ntitle: A\n": ["1:1: “sections” is missing here"],
    "title: A\nsections:\n  - {title: S, actions: [{id: a, title: A}]}\n": ["1:1: “routine” is missing here"],
    "routine: 20 actions\ntitle: A\nsections:\n  - {title: S, actions: [{id: a, title: A}]}\n": [
        "1:10: “20 actions” is not a valid name; use up to 64 lower-case letters, digits, - or _, "
        "a letter first"
    ],
    "routine: acme\ntitle: A\nsections: []\n": ["3:11: this list is empty"],
    "routine: acme\ntitle: A\nsections: none\n": ["3:11: a list is expected here"],
    "routine: acme\ntitle: A\nsections:\n  - S\n": ["4:5: keys and values are expected here (name: value)"],
    "routine: acme\ntitle: A\nsections:\n  - title: S\n    action: []\n": [
        "4:5: “actions” is missing here",
        "5:5: “action” is not a key of a section; did you mean “actions”?",
    ],
    "routine: acme\ntitle: A\nsection: []\n": [
        "1:1: “sections” is missing here",
        "3:1: “section” is not a key of a routine; did you mean “sections”?",
    ],
    "- routine: acme\n": ["1:1: keys and values are expected here (name: value)"],
    "just text\n": ["1:1: keys and values are expected here (name: value)"],
}


@pytest.mark.parametrize("text", IN_A_ROUTINE)
def test_a_mistake_in_the_frame_is_named_where_it_stands(tmp_path: Path, text: str) -> None:
    assert wrong(tmp_path, text) == IN_A_ROUTINE[text]


def test_all_the_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = """\
routine: acme
titel: Acme
minutes: lots
sections:
  - title: S
    actions:
      - id: a
        title: A
        times: none
      - id: a
        title: B
      - title: C
        evry: day
"""
    assert wrong(tmp_path, text) == [
        "1:1: “title” is missing here",
        "2:1: “titel” is not a key of a routine; did you mean “title”?",
        "3:10: “lots” is not a whole number",
        "9:16: “none” is not a whole number",
        "10:13: the id “a” is taken by the action on line 7",
        "12:9: “id” is missing here",
        "13:9: “evry” is not a key of an action; did you mean “every”?",
    ]


def members(*lines: str) -> str:
    head = "routine: acme\ntitle: Acme\nsections:\n  - title: S\n    actions:\n"
    return head + "".join(f"      - {line}\n" for line in lines)


GROUPS = {
    ("{id: g, rotation: [a, g]}", "{id: a, title: A}"): ["6:31: circular rotation: g → g"],
    ("{id: g, rotation: [h, a]}", "{id: h, rotation: [g, b]}", "{id: a, title: A}", "{id: b, title: B}"): [
        "6:28: circular rotation: g → h → g"
    ],
    ("{id: g, rotation: [alpha, betta]}", "{id: alpha, title: A}", "{id: beta, title: B}"): [
        "6:35: there is no action “betta” in this routine; did you mean “beta”?"
    ],
    ("{id: g, rotation: [a, zzz]}", "{id: a, title: A}"): ["6:31: there is no action “zzz” in this routine"],
    ("{id: g, rotation: [a]}", "{id: a, title: A}"): ["6:27: a rotation needs at least two actions"],
    ("{id: g, rotation: [a, a]}", "{id: a, title: A}"): ["6:31: “a” already takes its turn in “g”"],
    ("{id: g, rotation: [a, b], times: 3}", "{id: a, title: A}", "{id: b, title: B}"): [
        "6:35: “times” has no effect here: an action that lists turns is never shown itself"
    ],
    ("{id: g, rotation: [a, b]}", "{id: a, title: A, every: day}", "{id: b, title: B}"): [
        "7:27: “a” takes turns, so it cannot have “every” of its own"
    ],
    ("{id: g, rotation: [a, b]}", "{id: a, title: A, rotation: 1 of 2}", "{id: b, title: B}"): [
        "7:27: “a” takes turns, so it cannot have “rotation” of its own"
    ],
    ("{id: a, title: A, renamed_from: old}", "{id: b, title: B, renamed_from: old}"): [
        "7:41: “old” is already the former id of “a”"
    ],
}


@pytest.mark.parametrize("lines", GROUPS)
def test_actions_that_do_not_fit_together_are_named(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert wrong(tmp_path, members(*lines)) == GROUPS[lines]


SYNTAX = {
    "": ["0:0: the file is empty"],
    "# only a remark\n": ["0:0: the file is empty"],
    "title: a: b\n": ["1:9: unexpected colon; put the text in quotes if the colon belongs to it"],
    "title: 'open\n": ["2:1: a quotation mark is not closed"],
    "title: [a, b\nother: c\n": ["2:6: a comma or a closing bracket is missing"],
    "title: A\n\tevery: day\n": ["2:1: indent with spaces, not with a tab"],
    "title: 'Acme' day\n": [
        "1:15: this is not valid here; check the indentation, and what follows a closing quotation mark"
    ],
    "title: @acme\n": ["1:8: a text cannot begin like this; put texts that begin with @, ` or % in quotes"],
    "title: A\n every: day\n": ["2:7: unexpected colon; put the text in quotes if the colon belongs to it"],
    "a: &x 1\nb: *x\n": [
        "1:4: anchors (&) and aliases (*) are not accepted; write the value out, or put it in quotes"
    ],
    "title: *bold*\n": [
        "1:8: anchors (&) and aliases (*) are not accepted; write the value out, or put it in quotes"
    ],
    "title: !!python/object:os.system x\n": [
        "1:8: tags (!) are not accepted; put the text in quotes if it begins with “!”"
    ],
    "title: !\n": ["1:8: tags (!) are not accepted; put the text in quotes if it begins with “!”"],
    "a: 1\n---\nb: 2\n": ["2:1: a second document begins here; a file holds only one"],
    "? [a, b]\n: c\n": ["1:3: a key must be a plain word"],
    "a: " + "[" * 100: ["1:19: nested more than 16 levels deep"],
}


@pytest.mark.parametrize("text", SYNTAX)
def test_what_is_not_yaml_is_said_in_plain_words(tmp_path: Path, text: str) -> None:
    assert wrong(tmp_path, text) == SYNTAX[text]


BYTES = {
    b"title: caf\xe9\n": ["1:11: this is not UTF-8 text; save the file as UTF-8"],
    "title: été\n".encode("utf-16"): ["1:1: this is not UTF-8 text; save the file as UTF-8"],
    b"title: A\nnote: a\x00b\n": ["2:8: the character U+0000 is not allowed in a text; delete it"],
    b"title: \x1b[31mred\n": ["1:8: the character U+001B is not allowed in a text; delete it"],
    "title: a\u2028b\n".encode(): ["1:9: the character U+2028 is not allowed in a text; delete it"],
    "title: a\x85b\n".encode(): ["1:9: the character U+0085 is not allowed in a text; delete it"],
}


@pytest.mark.parametrize("content", BYTES)
def test_what_is_not_text_is_found_to_the_character(tmp_path: Path, content: bytes) -> None:
    assert wrong(tmp_path, content) == BYTES[content]


def test_a_control_character_written_as_an_escape_is_found_too(tmp_path: Path) -> None:
    text = ONE.replace("title: Acme", r'title: "\e[31mred"')
    assert wrong(tmp_path, text) == ["2:8: the character U+001B is not allowed in a text; delete it"]


def test_what_is_not_an_ordinary_file_is_refused_without_reading(tmp_path: Path) -> None:
    directory = tmp_path / "directory.yaml"
    directory.mkdir()
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(50_000_000)
    assert said(directory) == ["0:0: this is a directory, not a file"]
    assert said(pipe) == ["0:0: this is not an ordinary file"]
    assert said(huge) == ["0:0: the file is larger than 1,000 kB"]
    assert said(tmp_path / "missing.yaml") == ["0:0: there is no such file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.yaml"
    path.write_text(ONE)
    path.chmod(0)
    assert said(path) == ["0:0: you may not read this file; check its permissions"]


def test_a_file_of_mistakes_ends_after_a_hundred(tmp_path: Path) -> None:
    found = wrong(tmp_path, "".join(f"wrong{n}: 1\n" for n in range(5000)))
    assert len(found) == 101
    assert found[-1] == "0:0: more than 100 problems: the others are not shown"


def test_a_file_of_values_ends_before_the_memory_does(tmp_path: Path) -> None:
    assert wrong(tmp_path, "a:\n" + "- 1\n" * 60_000) == ["49999:3: the file has more than 50,000 values"]


def test_too_many_actions_or_rules_are_refused(tmp_path: Path) -> None:
    many = members(*(f"{{id: a{n}, title: A}}" for n in range(501)))
    assert wrong(tmp_path, many) == ["506:9: a routine has at most 500 actions"]
    rules = members(*(f"{{id: a{n}, title: A, rrule: FREQ=DAILY;INTERVAL={n + 1}}}" for n in range(21)))
    assert wrong(tmp_path, rules) == ["26:29: a routine has at most 20 different “rrule”"]
