"""The doctor says ninety days ahead that a network will stop answering the newest version that is known here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from cmdaily.platforms.linkedin.network import NETWORK
from tests.conftest import Program
from tests.standins.linkedin import LinkedIn
from tests.standins.server import running

LAST = max(NETWORK.versions, key=lambda version: version.ends)


@pytest.fixture
def account(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "organisation-token")
    with running(LinkedIn()) as fake:
        args = ("--platform", "linkedin", "--server", fake.address, "--handle", "acme")
        cmdaily.ok("account", "add", "acme", *args)
        yield


def told(cmdaily: Program, day: str) -> list[dict[str, Any]]:
    """What the doctor finds about versions on a day."""
    findings = cmdaily("doctor", "--json", now=f"{day}T09:00").json["findings"]
    return [one for one in findings if one["code"].startswith("doctor.version_e")]


@pytest.mark.usefixtures("account")
def test_the_end_of_a_version_is_told_ninety_days_ahead(cmdaily: Program) -> None:
    assert (LAST.name, LAST.ends) == ("202607", "2027-07-15"), "the days below are those of this version"
    assert told(cmdaily, "2027-04-15") == []
    [soon] = told(cmdaily, "2027-04-16")
    assert soon["code"] == "doctor.version_ends"
    assert "in 90 days" in soon["message"]
    assert LAST.name in soon["message"]
    [over] = told(cmdaily, "2027-07-16")
    assert over["code"] == "doctor.version_ended"
    assert "update cmdaily" in over["message"]


@pytest.mark.usefixtures("account")
def test_it_is_told_in_french(cmdaily: Program) -> None:
    shown = cmdaily("--lang", "fr", "doctor", now="2027-07-14T09:00").out
    assert "LinkedIn" in shown
    assert LAST.name in shown
    assert "1 jour" in " ".join(shown.split()).replace("\u202f", " ").replace("\xa0", " ")


def test_without_an_account_nothing_is_told(cmdaily: Program) -> None:
    assert told(cmdaily, "2027-07-16") == []


@pytest.mark.usefixtures("account")
def test_a_version_that_a_setting_names_is_told_by_itself(cmdaily: Program) -> None:
    [known] = cmdaily.ok("account", "list", "--json").json["accounts"]
    words = ("--platform", "linkedin", "--server", known["server"], "--handle", "acme")
    cmdaily.ok("account", "add", "acme", *words, "--setting", "version=202601")
    findings = cmdaily("doctor", "--json", now="2026-12-01T09:00").json["findings"]
    [named] = [one for one in findings if one["code"] == "doctor.version_named"]
    assert "202601" in named["message"]
    assert "--setting version=" in named["message"]
    assert "15" in named["message"]
    cmdaily.ok("account", "add", "acme", *words, "--setting", "version=")
    assert "202601" not in cmdaily("doctor", now="2026-12-01T09:00").out
