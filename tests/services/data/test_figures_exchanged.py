"""Figures and assessments in an export: a union by id, in any order, twice over; taken back by one undo."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Program


def values(cmdaily: Program) -> list[tuple[str, Any]]:
    """The values of the series that hold."""
    found = cmdaily.ok("metric", "show", "followers", "--account", "acme", "--json").json
    return [(each["date"], each["value"]) for each in found["values"]]


class Laptops:
    """Several homes of one person."""

    def __init__(self, cmdaily: Program, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._cmdaily, self._place, self._monkeypatch = cmdaily, place, monkeypatch
        self._count = 0

    def at(self, name: str) -> Program:
        """Work on one of them."""
        self._monkeypatch.setenv("CMDAILY_HOME", str(self._place / name))
        return self._cmdaily

    def carry(self, giver: str, taker: str) -> None:
        """What one has the other gets."""
        self._count += 1
        path = self._place / f"{self._count}.json"
        self.at(giver).ok("data", "export", str(path))
        self.at(taker).ok("data", "import", str(path))


@pytest.fixture
def laptops(cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Laptops:
    """Laptops without anything."""
    return Laptops(cmdaily, tmp_path, monkeypatch)


@pytest.mark.parametrize("seed", range(3))
def test_they_agree_whatever_the_order(laptops: Laptops, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(12):
        name, day = chance.choice("ab"), f"2026-11-{chance.randint(18, 20)}"
        log = ("metric", "log", "followers", str(100 + number), "--account", "acme", "--date", day)
        laptops.at(name).ok(*log, now=f"2026-11-23T09:{number:02}")
        if chance.random() < 0.3:
            laptops.carry(*chance.choice((("a", "b"), ("b", "a"))))
    for giver, taker in (("a", "b"), ("b", "a"), ("a", "b"), ("b", "c"), ("a", "c"), ("c", "a")):
        laptops.carry(giver, taker)
    held = {name: values(laptops.at(name)) for name in "abc"}
    assert held["a"] == held["b"] == held["c"]
    last = {}
    for name in "abc":
        export = laptops.at(name).ok("data", "export").json
        last[name] = sorted((row["id"], row["value"]) for row in export["figures"])
    assert last["a"] == last["b"] == last["c"]


def test_the_later_value_of_a_day_holds(laptops: Laptops) -> None:
    log = ("metric", "log", "followers", "--account", "acme", "--date", "2026-11-20")
    laptops.at("a").ok(*log[:3], "100", *log[3:], now="2026-11-23T09:00")
    laptops.at("b").ok(*log[:3], "200", *log[3:], now="2026-11-23T10:00")
    laptops.carry("b", "a")
    laptops.carry("a", "b")
    assert values(laptops.at("a")) == values(laptops.at("b")) == [("2026-11-20", 200)]
    assert "100" in laptops.at("b").ok("metric", "show", "followers", "--account", "acme").out, (
        "as a correction"
    )


def test_one_undo_takes_them_back(laptops: Laptops) -> None:
    here, there = "a", "b"
    day = ("--account", "acme", "--date", "2026-11-20")
    laptops.at(here).ok("metric", "log", "followers", "100", *day, now="2026-11-23T09:00")
    log = ("metric", "log", "followers", "200", "reach", "7", *day, "--break", "moved")
    laptops.at(there).ok(*log, now="2026-11-23T10:00")
    skills = [
        f"{name}=5" for name in ("producer", "distributor", "recipient", "adviser", "architect", "analyst")
    ]
    laptops.at(there).ok("assess", "take", "leaders", *skills)
    before = laptops.at(here).ok("data", "export").json
    laptops.carry(there, here)
    assert values(laptops.at(here)) == [("2026-11-20", 200)]
    assert laptops.at(here).ok("assess", "show", "leaders", "--json").json["answers"]["producer"] == 5
    laptops.at(here).ok("undo", now="2026-11-23T11:00")
    assert laptops.at(here).ok("data", "export").json == before
    assert laptops.at(here)("assess", "show", "leaders").code == 2


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("figures", {"metric": "../x"}),
        ("figures", {"value": 1e300}),
        ("figures", {"value": "7"}),
        ("figures", {"value": True}),
        ("figures", {"day": "2026-02-30"}),
        ("figures", {"source": "thin air"}),
        ("figures", {"id": ""}),
        ("figures", {"account": "a" * 2000}),
        ("breaks", {"reason": 3}),
        ("assessments", {"answers": {"writing": "7"}}),
        ("assessments", {"day": "soon"}),
    ],
)
def test_a_wrong_row_brings_nothing(cmdaily: Program, tmp_path: Path, name: str, row: dict[str, Any]) -> None:
    good = {
        "figures": dict.fromkeys(("id", "account", "post", "read_at", "stored_at", "replaced_by"), "")
        | {"id": "v1", "metric": "followers", "day": "2026-11-20", "value": 7, "source": "hand"},
        "breaks": {"metric": "followers", "account": "", "day": "2026-11-20", "reason": "moved"},
        "assessments": {
            "id": "s1",
            "questionnaire": "leaders",
            "day": "2026-11-20",
            "person": "",
            "answers": {},
        },
    }
    shape: dict[str, Any] = {"schema_version": 1, "kind": "cmdaily-export", "journal": []}
    path = tmp_path / "export.json"
    path.write_text(json.dumps(shape | {each: [given] for each, given in good.items()}))
    cmdaily.ok("data", "import", str(path))
    cmdaily.ok("undo")
    path.write_text(
        json.dumps(shape | {each: [given] for each, given in good.items()} | {name: [good[name] | row]})
    )
    result = cmdaily("data", "import", str(path))
    assert result.code == 3, result
    assert name in result.err
    assert cmdaily.ok("data", "export").json["figures"] == []
