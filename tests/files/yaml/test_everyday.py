"""What people write in a file, English or French, in place of what it takes: the right word is proposed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.errors import FileError
from cmdaily.files.config.config import load_config
from cmdaily.files.routines.networks import Networks
from cmdaily.files.routines.routines import load_routine
from cmdaily.files.yaml.everyday import values_meant
from cmdaily.locale import Translator
from cmdaily.platforms import registry

ROUTINE = """routine: acme
title: A
sections:
  - title: S
    actions:
      - id: a
        title: T
        {extra}
"""
NETWORKS = ("x", "mastodon", "facebook", "linkedin", "google-business")
KEYS = {
    "titre": "title",
    "chaque": "every",
    "weekday": "every",
    "fréquence": "every",
    "durée": "minutes",
    "duration": "minutes",
    "heure": "at",
    "time": "at",
    "fois": "times",
    "priority": "essential",
    "facultatif": "optional",
    "réseau": "platform",
    "networks": "platform",
    "lien": "open",
    "url": "open",
    "depuis": "from",
    "jusque": "until",
    "sauf": "except",
    "fériés": "holidays",
    "fuseau": "zone",
    "timezone": "zone",
    "rappel": "remind",
    "échéance": "event",
}
VALUES = {
    "at: 9": "09:00",
    "at: 9h": "09:00",
    "at: 14h30": "14:30",
    "at: 9am": "09:00",
    "at: 12 am": "00:00",
    "at: 9.30 pm": "21:30",
    "at: midi": "12:00",
    "at: midnight": "00:00",
    "from: 31/12/2026": "2026-12-31",
    "from: 12/31/2026": "2026-12-31",
    "from: 31.12.2026": "2026-12-31",
    "from: 2026/12/01": "2026-12-01",
    "from: 1er décembre 2026": "2026-12-01",
    "until: December 1st, 2026": "2026-12-01",
    "until: 3 févr 2027": "2027-02-03",
    "until: 3 février 2027": "2027-02-03",
    "except: 2026-12-24 - 2027-01-02": "2026-12-24..2027-01-02",
    "except: du 24/12/2026 au 02/01/2027": "2026-12-24..2027-01-02",
    "except: 2026-12-24/2027-01-02": "2026-12-24..2027-01-02",
    "except: [25/12/2026]": "2026-12-25",
    "holidays: France": "FR",
    "holidays: Royaume-Uni": "GB",
    "holidays: fr-75": "FR",
    "times: three": "3",
    "times: trois fois": "3",
    "times: 3x": "3",
    "times: au moins 3": "3",
    "times: max 2": "at most 2",
    "times: 3 à 5": "3-5",
    "times: tous": "all",
    "minutes: cinq": "5",
    'minutes: "1:30"': "1h30",
    "minutes: 1,5 h": "1h30",
    "minutes: une heure": "1h",
    "minutes: 5–10": "5-10",
    "essential: oui": "true",
    "optional: non": "false",
    "per: semaine": "week",
    "per: quinzaine": "2 weeks",
    "counts: réponse": "reply",
    "counts: [publication]": "post",
    "platform: twitter": "x",
    "platform: LinkedIn": "linkedin",
    "platform: Google Business": "google-business",
    "platform: fb": "facebook",
    "platform: tous": "all",
    "part: matin": "morning",
    "after: 3": "3 days",
    "after: trois jours": "3 days",
    "after: 2 semaines": "2 weeks",
    "event: Pâques": "easter",
    "event: Christmas": "year on 12-25",
    "asks: abonnés": "followers",
    "open: x.com/home": "https://x.com/home",
    "times: lots": None,
    "at: sunrise": None,
    "from: tomorrow": None,
    "open: javascript:alert(1)": None,
}


def problems(path: Path, extra: str) -> list[str]:
    (path / "acme.yaml").write_text(ROUTINE.format(extra=extra))
    with pytest.raises(FileError) as caught:
        load_routine(
            str(path / "acme.yaml"),
            networks=Networks(lambda: NETWORKS, registry.called),
        )
    tr = Translator("en")
    return [tr(each.key, **each.values) for each in caught.value.problems]


@pytest.mark.parametrize("key", KEYS)
def test_the_key_that_was_meant_is_proposed(tmp_path: Path, key: str) -> None:
    said = problems(tmp_path, f"{key}: 1")
    assert f"“{key}” is not a key of an action; did you mean “{KEYS[key]}”?" in said


@pytest.mark.parametrize("extra", VALUES)
def test_the_value_that_was_meant_is_proposed(tmp_path: Path, extra: str) -> None:
    said = problems(tmp_path, extra)[0]
    if VALUES[extra] is None:
        assert "did you mean" not in said
    else:
        assert said.endswith(f"; did you mean “{VALUES[extra]}”?")


SETTINGS = {
    "language: français": "fr",
    "timezone: Paris": "Europe/Paris",
    "minutes: une heure": "1h",
    "day_starts_at: 4h": "04:00",
    "holidays: Suisse": "CH",
    "quiet: 20h - 7h30": "20:00-07:30",
    "inbox: {hours: de 9h à 18h}": "09:00-18:00",
}


@pytest.mark.parametrize("text", SETTINGS)
def test_the_setting_that_was_meant_is_proposed(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(text)
    with pytest.raises(FileError) as caught:
        load_config(str(path))
    (problem,) = caught.value.problems
    assert Translator("en")(problem.key, **problem.values).endswith(f"; did you mean “{SETTINGS[text]}”?")


def test_the_minutes_of_a_day_are_written_as_anywhere_else(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("minutes: 1h30")
    assert load_config(str(path)).minutes == 90


@given(st.text(max_size=80))
def test_any_text_has_a_few_meanings_at_most(text: str) -> None:
    assert len(list(values_meant(text))) < 20
