"""What somebody is told who signs in with the wrong thing: another network's token, too few rights, a number in the
place of its ID, a setting that is none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Program
from tests.crash.networks import NETWORKS
from tests.standins.facebook import Facebook
from tests.standins.linkedin import LinkedIn
from tests.standins.server import running
from tests.standins.telegram import Telegram
from tests.standins.whatsapp import WhatsApp

META = "EAAGm0PX4ZCpsBAtokenofanotherapp"


def adding(cmdaily: Program, fake: Any, *more: str) -> Any:
    return cmdaily("account", "add", "acme", fake.name, "--server", fake.address, *more)


@pytest.mark.parametrize(
    ("stand_in", "handle", "token", "said"),
    [
        (Telegram, "@acme", META, ("Telegram", "Facebook, Instagram, WhatsApp")),
        (LinkedIn, "acme", "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", ("LinkedIn", "Telegram")),
        (Facebook, "", META, ("Facebook does not accept this token or password",)),
    ],
)
def test_a_refused_token_is_told_from_another_networks(
    cmdaily: Program,
    monkeypatch: pytest.MonkeyPatch,
    stand_in: Any,
    handle: str,
    token: str,
    said: tuple[str, ...],
) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_ACME", token)
    with running(stand_in()) as fake:
        refused = adding(cmdaily, fake, *(("--handle", handle) if handle else ()))
    assert refused.code == 5
    assert all(words in refused.err for words in said), refused
    assert token not in refused.err
    assert cmdaily.ok("account", "list", "--json").json["accounts"] == []


@pytest.mark.parametrize("name", sorted(set(NETWORKS) - {"x"}))
def test_an_account_with_every_right_lacks_none(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    spoken = NETWORKS[name]
    monkeypatch.setenv("CMDAILY_SECRET_ACME", spoken.secret)
    with running(spoken.make()) as fake:
        assert adding(cmdaily, fake, "--handle", spoken.handle).code == 0
        assert "not allowed" not in cmdaily.ok("account", "check").out


def test_a_right_that_is_missing_is_named_and_is_why_it_goes_by_hand(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "right-token")
    with running(Facebook()) as fake:
        for token, one in fake.tokens.items():
            fake.tokens[token] = one._replace(scopes=one.scopes - {"pages_manage_posts"})
        assert adding(cmdaily, fake).code == 0
        assert "not allowed: post, pictures" in cmdaily.ok("account", "check").out
        handed = cmdaily.ok("post", "Doors open at ten", "--to", "acme")
        assert "was not given the right to do that on Facebook" in handed.out
        assert fake.texts() == []


@pytest.mark.parametrize("handle", ["+33 6 12 34 56 78", "33612345678"])
def test_a_number_in_the_place_of_its_id(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch, handle: str
) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "right-token")
    with running(WhatsApp()) as fake:
        refused = adding(cmdaily, fake, "--handle", handle)
    assert refused.code != 0
    assert handle in refused.err
    assert "ID of the number, not the number" in refused.err


def test_settings_are_kept_changed_and_taken_back(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "right-token")
    with running(LinkedIn()) as fake:
        assert adding(cmdaily, fake, "--setting", "visibility=CONNECTIONS").code == 0
        assert adding(cmdaily, fake).code == 0
        cmdaily.ok("post", "Doors open at ten", "--to", "acme")
        assert adding(cmdaily, fake, "--setting", "visibility=").code == 0
        cmdaily.ok("post", "Doors close at six", "--to", "acme")
        assert [post["visibility"] for post in fake.posts] == ["CONNECTIONS", "PUBLIC"]
        for wrong in ("visibility=ALL", "colour=red", "visibility", "version=2 visibility"):
            refused = adding(cmdaily, fake, "--setting", wrong)
            assert (refused.code, "visibility" in refused.err) == (2, True), refused


def test_a_version_that_ended_is_named(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "right-token")
    with running(LinkedIn()) as fake:
        assert adding(cmdaily, fake, "--setting", "version=202601").code == 0
        fake.advance(days=400)
        refused = cmdaily("post", "Doors open at ten", "--to", "acme")
        assert refused.code != 0
        assert "202601" in refused.out + refused.err
