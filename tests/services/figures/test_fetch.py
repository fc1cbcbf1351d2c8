"""Figures by API: read once a day, price first; what was not given is a gap, and what a person typed stays."""

from __future__ import annotations

from typing import Any

import pytest

from cmdaily.domain.figures.measured import Measured, Reading
from cmdaily.platforms.memory.adapter import Memory
from tests.conftest import Network, Program

NAMED = "figures: {accounts: [acme]}\n"


def configure(cmdaily: Program, text: str = NAMED) -> None:
    cmdaily.home.mkdir(exist_ok=True)
    (cmdaily.home / "config.yaml").write_text(text, encoding="utf-8")


def shown(cmdaily: Program, metric: str, **options: Any) -> dict[str, Any]:
    answer: dict[str, Any] = cmdaily.ok(
        "metric", "show", metric, "--account", "acme", "--json", **options
    ).json
    return answer


def numbers(cmdaily: Program, metric: str = "followers", **options: Any) -> list[tuple[float, str]]:
    return [(each["value"], each["source"]) for each in shown(cmdaily, metric, **options)["values"]]


def test_the_price_comes_first(cmdaily: Program, network: Network) -> None:
    network.server.count("acme", followers=1204, posts_total=12)
    result = cmdaily.ok("metric", "list", "--refresh")
    assert "--account" in result.err, "a network that takes money is not read unless somebody says so"
    assert numbers(cmdaily) == []
    result = cmdaily.ok("metric", "list", "--refresh", "--account", "acme")
    assert result.err.index("$0.001") < result.err.index("2 figures read")
    assert numbers(cmdaily) == [(1204, "api")]
    assert shown(cmdaily, "cost")["values"][-1]["value"] == 0.001


def test_the_scheduler_reads_once_a_day(cmdaily: Program, network: Network) -> None:
    configure(cmdaily)
    network.server.count("acme", followers=1180)
    assert "$0.001" in cmdaily.ok("run", "--plan", now="2026-11-22T20:00").out
    cmdaily.ok("run", "--once", now="2026-11-22T09:00")
    network.server.count("acme", followers=1190)
    cmdaily.ok("run", "--once", now="2026-11-22T12:00")
    network.server.count("acme", followers=1204)
    cmdaily.ok("run", "--once", now="2026-11-23T09:00")
    assert numbers(cmdaily) == [(1180, "api"), (1204, "api")]


def test_what_was_not_given_is_a_gap(cmdaily: Program, network: Network) -> None:
    configure(cmdaily)
    network.server.count("acme", followers=1180)
    cmdaily.ok("run", "--once", now="2026-11-21T09:00")
    network.server.fail("figures-unreachable")
    result = cmdaily("run", "--once", now="2026-11-22T09:00")
    assert result.code == 6
    assert "acme" in result.out
    network.server.count("acme", followers=1204, likes=3)
    cmdaily.ok("run", "--once", now="2026-11-23T09:00")
    found = shown(cmdaily, "followers")
    assert [each["value"] for each in found["values"]] == [1180, 1204]
    assert found["gaps"] == 1


def test_what_a_person_typed_stays(cmdaily: Program, network: Network) -> None:
    configure(cmdaily)
    cmdaily.ok("metric", "log", "followers", "1200")
    network.server.count("acme", followers=1204)
    cmdaily.ok("metric", "list", "--refresh")
    assert numbers(cmdaily) == [(1200, "hand")]


def test_the_days_spending_limit_holds(cmdaily: Program, network: Network) -> None:
    configure(cmdaily, NAMED + "limits: {spend: 0}\n")
    network.server.count("acme", followers=1204)
    result = cmdaily("metric", "list", "--refresh")
    assert result.code != 0
    assert numbers(cmdaily) == []


@pytest.mark.parametrize(("fault", "code"), [("401", 5), ("403", 6), ("429", 6), ("broken", 6)])
def test_a_refusal_is_said(cmdaily: Program, network: Network, fault: str, code: int) -> None:
    network.server.fail(f"figures-{fault}")
    result = cmdaily("metric", "list", "--refresh", "--account", "acme")
    assert result.code == code
    assert "acme" in result.err
    assert "send" not in result.err, "nothing was to be sent"


def test_an_account_whose_network_counts_nothing(cmdaily: Program) -> None:
    assert cmdaily("metric", "list", "--refresh", "--account", "nobody").code == 2


def test_a_plug_in_is_not_believed(
    cmdaily: Program, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert network.server.posts() == []
    odd = [
        Reading("followers", float("nan")),
        Reading("followers", -1.0),
        Reading("likes", 2.5),
        Reading("ticks", 3.0),
        Reading("nonsense", 3.0),
        Reading("reach", 3.0, "someone-elses-post"),
        Reading("reach", "3"),  # type: ignore[arg-type]
        Reading("views", 7.0),
    ]
    monkeypatch.setattr(Memory, "measure", lambda *_: Measured(tuple(odd), 1))
    cmdaily.ok("metric", "list", "--refresh", "--account", "acme")
    listed = cmdaily.ok("metric", "list", "--json").json["metrics"]
    assert [(each["metric"], each["value"]) for each in listed] == [("views", 7)]
