"""kill -9 at every step of a send to real servers: said once on Bluesky, and nowhere said twice."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cmdaily.domain.accounts.account import Account
from tests.crash.deaths import DEATHS, Killer, spread
from tests.e2e.conftest import blog, mastodon_server, pds
from tests.e2e.servers import Server
from tests.e2e.test_bluesky import posts
from tests.e2e.test_mastodon import sign_in, statuses, text_of
from tests.e2e.test_wordpress import published

pytestmark = [pytest.mark.crash, pytest.mark.e2e]

__all__ = ["blog", "mastodon_server", "pds"]


class Case:
    """An account on a real server; `standing` tells the texts that stand there."""

    def __init__(self, killer: Killer, platform: str, server: str, handle: str, secret: str) -> None:
        self.killer = killer
        self.home = killer.place / "home"
        self.untouched = killer.place / "untouched"
        self.env = {"CMDAILY_SECRET_ACME": secret}
        words = ("account", "add", "acme", "--platform", platform, "--server", server, "--handle", handle)
        assert self.run(*words)["code"] == 0, killer.log.read_text()
        shutil.copytree(self.home, self.untouched)

    def fresh(self) -> None:
        """A home that has said nothing yet: every run has the same steps."""
        shutil.rmtree(self.home)
        shutil.copytree(self.untouched, self.home)

    def run(self, *argv: str, die_at: int = 0, ahead: int = 0) -> dict[str, Any]:
        now = datetime.now(UTC) + timedelta(seconds=ahead)
        return self.killer.run(self.home, *argv, now=now.isoformat(), die_at=die_at, env=self.env)

    def states(self) -> dict[str, str]:
        """The state of every delivery, by text."""
        found = self.killer.json(self.home, "outbox", "list", "--state", "sent", "--state", "unknown")
        waiting = self.killer.json(self.home, "outbox", "list", "--state", "queued", "--state", "failed")
        return {d["text"]: d["state"] for d in (*found["deliveries"], *waiting["deliveries"])}


@pytest.fixture
def killer(tmp_path: Path) -> Iterator[Killer]:
    found = Killer(tmp_path)
    yield found
    found.close()


def die_everywhere(case: Case, standing: Callable[[], list[str]]) -> Counter[str]:
    """Send one text for each step to die at, settle it, and count how it ended."""
    whole = case.run("post", "Celui-ci ne meurt pas", "--to", "acme")
    assert whole["code"] == 0, case.killer.log.read_text()
    ends: Counter[str] = Counter()
    for step in spread(whole["steps"], DEATHS // 2):
        text = f"Mort en {step} sur {whole['steps']}"
        case.fresh()
        case.run("post", text, "--to", "acme", die_at=step)
        stood = standing().count(text)
        case.run("outbox", "resolve", ahead=60)
        case.run("outbox", "send", ahead=61)
        state = case.states().get(text, "never queued")
        count = standing().count(text)
        assert count <= 1, f"said twice: {text}"
        assert state in ("sent", "unknown", "never queued"), f"{text}: {state}"
        assert count == {"sent": 1, "never queued": 0}.get(state, count), (
            f"{text}: {state}, stands {count} times"
        )
        ends[f"{state}, {'stood' if stood else 'did not stand'} at the death"] += 1
    print(f"\n{whole['steps']} steps, {sum(ends.values())} deaths: {dict(ends)}")
    return ends


def test_bluesky(killer: Killer, pds: Server) -> None:
    case = Case(killer, "bluesky", pds.address, "alice.test", pds.people["alice.test"])
    account = Account("alice", "bluesky", pds.address, "alice.test")
    ends = die_everywhere(case, lambda: [record["value"]["text"] for record in posts(account)])
    assert not any(end.startswith("unknown") for end in ends), "Bluesky can always be asked"
    assert {"sent, stood at the death", "sent, did not stand at the death"} <= set(ends)


def test_mastodons_api(killer: Killer, mastodon_server: Server) -> None:
    secret = sign_in(mastodon_server, "bob")
    case = Case(killer, "mastodon", mastodon_server.address, "bob", secret.reveal())
    account = Account("bob", "mastodon", mastodon_server.address)
    die_everywhere(case, lambda: [text_of(status) for status in statuses(account, secret)])


def test_wordpress(killer: Killer, blog: Server) -> None:
    case = Case(killer, "wordpress", blog.address, "alice", blog.people["alice"])
    die_everywhere(case, lambda: published(blog))
