"""Reminders, quiet hours and the rest of what config.yaml says about time: every mistake with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmdaily.files.config.config import load_config
from cmdaily.files.config.scheduler import unpack_reminders
from tests.files.wrong import said

WRONG = {
    "quiet: 20-07": ["1:8: “20-07” is not a period of hours; did you mean “20:00-07:00”?"],
    "quiet: 20:00-20:00": [
        "1:8: “20:00-20:00” starts and ends at the same time; remove the key for no quiet hours"
    ],
    "quiet: 25:00-07:00": ["1:8: “25:00-07:00” is not a period of hours; write it like 20:00-07:00"],
    "backups: -1": ["1:10: -1 is out of range: from 0 to 1,000"],
    "days_off: [2026-02-30]": ["1:12: “2026-02-30” does not exist in the calendar"],
    "reminders: soon": ["1:12: a list is expected here"],
    "reminders:\n  - every: day": ["2:5: “at” is missing here"],
    "reminders:\n  - at: 9h": ["2:9: “9h” is not a time; did you mean “09:00”?"],
    'reminders:\n  - at: "09:00"\n    every: fryday': [
        "3:12: “fryday” is not a schedule; did you mean “friday”?"
    ],
    'reminders:\n  - at: "09:00"\n    evry: day': [
        "3:5: “evry” is not a key of a reminder; did you mean “every”?"
    ],
    'reminders:\n  - at: "09:00"\n    when: opn': [
        "3:11: “opn” is not a valid value here; did you mean “open”?"
    ],
    'reminders:\n  - at: "09:00"\n    late: ages': [
        "3:11: “ages” is not a valid duration (a day at most); write it like 90m or 2h"
    ],
    'reminders:\n  - at: "09:00"\n    to: desktp': [
        "3:9: “desktp” is not a channel; did you mean “desktop”?"
    ],
    'quiet: 20:00-07:00\nreminders:\n  - at: ["09:00", "21:00"]': [
        "3:9: a reminder at 21:00 would never be sent: quiet hours are 20:00 to 07:00"
    ],
    "timezone: Europe/Pairs": ["1:11: “Europe/Pairs” is not a time zone; did you mean “Europe/Paris”?"],
}


@pytest.mark.parametrize("text", WRONG)
def test_a_mistake_is_said_with_its_place(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(text)
    assert said(path, load_config) == WRONG[text]


@pytest.mark.parametrize("address", ["ntfyx://topic-secret/token", "mailto://", "json://user:hunter2@"])
def test_an_address_that_apprise_refuses_is_not_shown(tmp_path: Path, address: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(f'reminders:\n  - at: "09:00"\n    to: [terminal, "{address}"]')
    scheme = address.partition(":")[0]
    expected = f"3:20: the address {scheme}://… is not a valid Apprise address"
    assert said(path, load_config) == [expected]


def test_the_names_of_reminders_stay_when_others_come_and_go(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"

    def names(text: str) -> list[str]:
        path.write_text(text)
        packed = load_config(str(path)).section("reminders")
        return [reminder.name for reminder in unpack_reminders(packed, (), None)]

    nine, four = '  - at: "09:00"\n', '  - at: "16:00"\n    when: open\n'
    first = names(f"reminders:\n{nine}{four}")
    assert names(f"reminders:\n{four}{nine}") == first[::-1]
    assert len(set(names(f"reminders:\n{nine}{nine}"))) == 2
