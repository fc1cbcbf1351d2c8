"""Prices as X has them: a thread of one's own, a described picture, the month ahead."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cmdaily.domain.accounts.account import Account, KnownAccount, Recipient
from cmdaily.domain.publishing.outgoing import POST, REPLY, Outgoing, Picture, Target
from cmdaily.platforms import registry
from cmdaily.services.publishing.budget import price
from tests.conftest import Program
from tests.fake_x import fake_x

X = registry.about("x")
SOMEBODY = Target("x", "1", "https://x.com/somebody/status/1")
OWN = Target("x", "1", "https://x.com/acme/status/1")
PICTURES = (Picture("a.png", "A red field"), Picture("b.png", ""))


@pytest.mark.parametrize(
    ("said", "dollars"),
    [
        (Outgoing(POST, "Hello", ""), 0.015),
        (Outgoing(POST, "Hello https://ville.fr/agenda", ""), 0.200),
        (Outgoing(POST, "Hello", "", link="https://ville.fr/"), 0.200),
        (Outgoing(POST, "Hello", "", pictures=PICTURES), 0.020),
        (Outgoing(REPLY, "Thanks", "", target=SOMEBODY), 0.010),
        (Outgoing(REPLY, "Thanks https://ville.fr/", "", target=SOMEBODY), 0.010),
        (Outgoing(REPLY, "And more", "", target=OWN), 0.015),
        (Outgoing(REPLY, "The second part", ""), 0.015),
        (Outgoing(REPLY, "The second part https://ville.fr/", ""), 0.200),
        (Outgoing("share", "", "", target=SOMEBODY), 0.015),
    ],
)
def test_what_x_takes_for_a_request(said: Outgoing, dollars: float) -> None:
    account = KnownAccount(Account("acme-x", "x", handle="acme"))
    assert price(Recipient(X, account), said) == round(dollars * 1_000_000)


@pytest.fixture
def account_on_x(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An account of ours there."""
    with fake_x() as found:
        monkeypatch.setenv("CMDAILY_SECRET_ACME_X", "right-token")
        cmdaily.ok("account", "add", "acme-x", "x", "--server", found.address)
        yield


@pytest.mark.usefixtures("account_on_x")
def test_a_thread_without_a_link_is_told_nothing_about_links(cmdaily: Program) -> None:
    long = " ".join(f"word{number}" for number in range(90))
    shown = cmdaily("post", long, "--to", "acme-x", "--thread", "--dry-run")
    assert ("$0.045" in shown.err, "link" in shown.err) == (True, False), shown
    linked = cmdaily("post", f"{long} https://ville.fr/", "--to", "acme-x", "--thread", "--dry-run")
    assert "with a link this costs $0.23, without one $0.045" in " ".join(linked.err.split())


@pytest.mark.usefixtures("account_on_x")
def test_a_link_that_nobody_meant_is_not_to_go_into_a_reply(cmdaily: Program) -> None:
    shown = " ".join(
        cmdaily("post", "Les habitant.es sont là ce soir", "--to", "acme-x", "--dry-run").err.split()
    )
    assert "with that link this costs $0.20, without it $0.015" in shown
    assert "X makes a link of habitant.es: write habitant·es" in shown
    assert "reply" not in shown
    meant = cmdaily("post", "Les voisins, ville.fr et habitant.es", "--to", "acme-x", "--dry-run")
    assert "put the link into a reply" in " ".join(meant.err.split())


@pytest.mark.usefixtures("account_on_x")
def test_the_plan_foretells_the_month(cmdaily: Program) -> None:
    assert "month_usd" not in cmdaily.ok("run", "--plan", "--json").json
    cmdaily.ok("post", "Hello", "--to", "acme-x", "--at", "2026-11-25 10:00")
    cmdaily.ok("post", "Christmas market", "--to", "acme-x", "--at", "2026-12-05 10:00")
    (cmdaily.home / "config.yaml").write_text(
        "timezone: Europe/Paris\nlanguage: en\nposts:\n  - id: mondays\n    every: monday\n    at: '09:00'\n"
        "    to: acme-x\n    text: Open at https://ville.fr/\n"
    )
    month = cmdaily.ok("run", "--plan", "--json").json["month_usd"]
    assert month == {"spent": 0, "posts": 0.215, "reading": 0, "until": "2026-11-30"}
    assert "$0.215 for planned posts" in " ".join(cmdaily.ok("run", "--plan").out.split())


@pytest.mark.usefixtures("account_on_x")
def test_the_plan_of_a_home_without_a_time_zone_foretells_it_too(cmdaily: Program) -> None:
    assert not (cmdaily.home / "config.yaml").exists()
    cmdaily.ok("post", "Hello", "--to", "acme-x", "--at", "2026-11-24 10:00")
    cmdaily.ok("post", "Christmas market", "--to", "acme-x", "--at", "2026-12-05 10:00")
    assert cmdaily.ok("run", "--plan", "--json").json["month_usd"]["posts"] == 0.015
    assert "$0.015 for planned posts" in " ".join(cmdaily.ok("run", "--plan").out.split())


@pytest.mark.usefixtures("account_on_x")
def test_what_a_person_sends_themselves_has_no_price(cmdaily: Program) -> None:
    quoted = cmdaily.ok("share", "https://x.com/a/status/123", "A good read", "--to", "acme-x", "--dry-run")
    assert ("https://x.com/intent/post?text=A%20good%20read" in quoted.out, "$" in quoted.err) == (
        True,
        False,
    )
    passed_on = cmdaily.ok("share", "https://x.com/a/status/123", "--to", "acme-x", "--dry-run")
    assert "$0.015" in passed_on.err
