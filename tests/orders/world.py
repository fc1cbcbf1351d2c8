"""A person, a network and the program: commands are run and what came of them is judged."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cmdaily.domain.publishing.delivery import STATES, Delivery, Draft, State
from cmdaily.files.home import find_home
from cmdaily.platforms.testing import PIXEL
from cmdaily.services.workspace import Workspace
from cmdaily.store.inbox import messages as inbox_store
from cmdaily.store.publishing import outbox
from tests.conftest import Network, Program, Result
from tests.orders.judge import Judge

Step = tuple[str, int, int, int, int]
CHARTER = (
    "language: en\nrules: {regulated-claims: error}\napproval:\n  - {who: [lea], rules: [regulated-claims]}\n"
)
CODES = (0, 1, 2, 3, 4, 5, 6, 7, 8)


class World:
    """Runs commands and steps, and has each judged."""

    def __init__(self, cmdaily: Program, network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cmdaily, self.network, self.server = cmdaily, network, network.server
        self.monkeypatch = monkeypatch
        self.judge = Judge()
        self.start = cmdaily.now
        self.said_to: list[tuple[str, str]] = []
        self.copies: list[tuple[Path, set[tuple[str, str]]]] = []
        self.deliveries: list[Delivery] = []
        self.begun = []
        self.last: tuple[str, ...] = ()
        self.told: list[str] = []
        self.result: Result | None = None
        (cmdaily.home / "charter.yaml").write_text(CHARTER, encoding="utf-8")
        (cmdaily.home.parent / "pixel.png").write_bytes(PIXEL)
        monkeypatch.setenv("CMDAILY_USER", "paul")
        network.account("beta")
        for name in ("marie", "leo", "ann"):
            self.hear(name, "acme")
        self("inbox", "--refresh")

    def hear(self, name: str, account: str) -> None:
        """Somebody says something to an account."""
        said = self.server.say_to(account, "When do you open?", self.now, author=name)
        self.said_to.append((account, said))

    def __call__(self, *words: str) -> Result:
        """Run a command; whatever it is told, it ends as the contract says."""
        result = self.result = self.cmdaily(*words)
        self.told.append(f"{self.now:%d %H:%M} {' '.join(words)} -> {result.code} {result.err.strip()[:160]}")
        assert result.code in CODES, result
        assert "Traceback" not in result.err + result.out, result
        return result

    def speak(self, *words: str) -> set[str]:
        """Run a command that says something, answered in JSON; the ids of what it made."""
        if words[0] in ("post", "reply", "share") and "--draft" not in words:
            self.last = words
        result = self(*words, "--yes", "--json")
        self.no_news_if_refused(result)
        if result.code in (2, 3) or not result.out.startswith("{") or "deliveries" not in result.json:
            return set()
        made = result.json["deliveries"]
        states = {each["state"] for each in made}
        troubled = "failed" in states or any(each["state"] == "queued" and each["error"] for each in made)
        assert (result.code == 7) == ("unknown" in states), result
        assert result.code in (4, 5, 6, 7) or not troubled, result
        assert troubled or result.code in (0, 4, 7), result
        found = {each["id"] for each in made}
        if "--again" in words:
            self.judge.known.insisted |= found
        return found

    def no_news_if_refused(self, result: Result) -> None:
        """What a command refused did not happen."""
        if result.code in (2, 3) or (result.code in (1, 4, 5) and not result.out.strip()):
            there = {post.number for post in self.judge.standing}
            new = [number for number, post in self.server.numbered() if number not in there and post["key"]]
            assert not new, result

    def step(self, step: Step) -> None:
        """One step, judged."""
        name, *numbers = step
        self.told.append(f"-- {step}")
        self.cmdaily.now += timedelta(seconds=40)
        getattr(self, name)(*numbers)
        self.look()

    def look(self) -> None:
        """Hold what stands there against what the program says."""
        listed = self.cmdaily.ok(
            "outbox", "list", "--json", *(word for state in STATES for word in ("--state", state))
        )
        with self.workspace() as workspace:
            reader = workspace.shared.reader()
            self.deliveries = outbox.in_states(reader, STATES)
            drafts = outbox.drafts(reader)
            for account, remote in self.said_to:
                if inbox_store.number_of(reader, account, (remote, "")):
                    self.judge.known.heard.setdefault((account, remote), self.now)
                else:
                    self.judge.known.heard.pop((account, remote), None)
        self.judge.look(self.server.numbered(), self.deliveries, self.now)
        shown = {each["id"]: each["state"] for each in listed.json["deliveries"]}
        assert shown == {each.id: each.state for each in self.deliveries}
        self.judge.true(self.deliveries)
        self.judge.kept(self.deliveries, drafts)
        self.ticks()

    def ticks(self) -> None:
        """A delivery ticks once, and only if it was sent."""
        log = self.cmdaily.ok("log", "--json").json
        keys = [each["key"] for each in log["entries"] if (each["key"] or "").startswith("delivery/")]
        assert len(keys) == len(set(keys)), keys
        sent = {f"delivery/{each.id}" for each in self.deliveries if each.state == State.SENT}
        assert set(keys) <= sent, (keys, sent)

    @property
    def now(self) -> datetime:
        """The moment it is."""
        return self.cmdaily.now.astimezone(UTC)

    def workspace(self) -> Opened:
        """The program's own place, for the steps that go by no command."""
        environ = dict(os.environ)
        return Opened(Workspace(find_home(environ), self.now, environ))

    def drafts(self) -> list[Draft]:
        """The drafts there are."""
        with self.workspace() as workspace:
            return outbox.drafts(workspace.shared.reader())

    def number(self, account: str, remote: str) -> int | None:
        """The number of a message in the inbox."""
        with self.workspace() as workspace:
            return inbox_store.number_of(workspace.shared.reader(), account, (remote, ""))

    def some(self, which: int) -> str | None:
        """A delivery that is not over yet, more often than one that is."""
        lively = [each.id for each in self.deliveries if each.state not in (State.SENT, State.CANCELLED)]
        every = [each.id for each in self.deliveries]
        chosen = lively if lively and which % 5 else every
        return chosen[which % len(chosen)] if chosen else None


class Opened:
    """The program's own place, closed again."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def __enter__(self) -> Workspace:
        return self._workspace

    def __exit__(self, *_: object) -> None:
        self._workspace.close()
