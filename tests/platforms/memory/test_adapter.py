"""The network in a directory fails as ordered, and survives a killed process."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Absent, CannotTell, Reason, Receipt, Refused, Unknown
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import POST, Outgoing
from cmdaily.platforms.contract import Prepared, RequestOptions
from cmdaily.platforms.memory.adapter import Memory, MemoryServer
from cmdaily.platforms.memory.server import REFUSED, UNKNOWN

CALL = RequestOptions(datetime(2026, 11, 23, 9, tzinfo=UTC))
SECRET = Secret({"token": "right"})


@pytest.fixture
def server(tmp_path: Path) -> MemoryServer:
    return MemoryServer(tmp_path / "network with a space")


@pytest.fixture
def account(server: MemoryServer) -> Account:
    return Account("acme", "memory", server=server.address)


def prepared(account: Account, text: str = "Bonjour") -> Prepared:
    made = Memory().prepare(account, SECRET, Outgoing(POST, text, key=f"key of {text}"), CALL)
    assert isinstance(made, dict)
    return made


@pytest.mark.parametrize("fault", [*UNKNOWN, *(f"{name}-after" for name in UNKNOWN)])
def test_what_is_unknown_stands_or_does_not(server: MemoryServer, account: Account, fault: str) -> None:
    server.fail(fault)
    frozen = prepared(account)
    assert isinstance(Memory().send(account, SECRET, frozen, CALL, lambda _: None), Unknown)
    found = Memory().read_back(account, SECRET, frozen, CALL.now, CALL)
    assert isinstance(found, Receipt if fault.endswith("-after") else Absent)
    assert len(server.posts()) == fault.endswith("-after")


@pytest.mark.parametrize("fault", REFUSED)
def test_what_is_refused_does_not_stand(server: MemoryServer, account: Account, fault: str) -> None:
    server.fail(fault)
    outcome = Memory().send(account, SECRET, prepared(account), CALL, lambda _: None)
    assert isinstance(outcome, Refused)
    later = CALL.now + timedelta(minutes=15)
    assert outcome.retry_at == (later if fault == "429-reset" else None)
    assert server.posts() == []


def test_failures_come_in_the_order_they_were_asked_for(server: MemoryServer, account: Account) -> None:
    server.fail("429", "", "read-blind", "silence-after")
    frozen = prepared(account)
    outcomes = [Memory().send(account, SECRET, frozen, CALL, lambda _: None) for _ in range(4)]
    assert [type(outcome) for outcome in outcomes] == [Refused, Receipt, Unknown, Receipt]
    assert server.sends() == 4
    assert len(server.posts()) == 3, "it keeps no key: whoever sends twice stands twice"
    assert isinstance(Memory().read_back(account, SECRET, frozen, CALL.now, CALL), CannotTell)
    assert isinstance(Memory().read_back(account, SECRET, frozen, CALL.now, CALL), Receipt)


def test_it_keeps_keys_where_the_account_says_so(server: MemoryServer) -> None:
    account = Account("acme", "memory", server=server.address, settings=(("keeps_keys", "yes"),))
    frozen = prepared(account)
    first = Memory().send(account, SECRET, frozen, CALL, lambda _: None)
    assert Memory().send(account, SECRET, frozen, CALL, lambda _: None) == first
    assert len(server.posts()) == 1


def test_a_token_is_refreshed(account: Account) -> None:
    stale = Secret({"token": "stale", "refresh_token": "once"})
    assert Memory().needs_refresh(stale, CALL.now)
    fresh = Memory().refresh(account, stale, CALL)
    assert isinstance(fresh, Secret)
    assert not Memory().needs_refresh(fresh, CALL.now)
    expired = Memory().send(account, Secret({"token": "expired"}), prepared(account), CALL, lambda _: None)
    assert isinstance(expired, Refused)
    assert expired.reason == Reason.EXPIRED


SENDER = """
import json, sys
from datetime import UTC, datetime
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.accounts.account import Account
from cmdaily.platforms.contract import RequestOptions
from cmdaily.platforms.memory.adapter import Memory
call = RequestOptions(datetime(2026, 11, 23, 9, tzinfo=UTC))
account = Account("acme", "memory", server=sys.argv[1])
Memory().send(account, Secret({"token": "right"}), json.loads(sys.argv[2]), call, lambda _: None)
"""


@pytest.mark.parametrize(("pause", "stands"), [("pause-before", 0), ("pause-after", 1)])
def test_a_process_killed_in_the_middle_leaves_a_whole_post_or_none(
    server: MemoryServer, account: Account, pause: str, stands: int
) -> None:
    import json

    server.fail(pause)
    frozen = prepared(account)
    command = [sys.executable, "-c", SENDER, server.address, json.dumps(frozen)]
    sender = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": os.getcwd()})
    let_go = server.wait_for_pause()
    sender.kill()
    sender.wait()
    let_go()
    assert len(server.posts()) == stands
    found = Memory().read_back(account, SECRET, frozen, CALL.now, CALL)
    assert isinstance(found, Receipt if stands else Absent)


def test_a_fault_that_does_not_exist_is_an_error(server: MemoryServer) -> None:
    with pytest.raises(ValueError, match="no-such"):
        server.fail("no-such")
