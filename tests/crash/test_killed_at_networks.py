"""kill -9 at every step of a send to each network that has a stand-in: nowhere said twice, nothing lost, and what was
not known is found out: by reading back, or by a person where the network lets no program read.

By default each network dies a few of the deaths, others than its neighbours; with CMDAILY_DEATHS all of them.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cmdaily.platforms.testing import PIXEL
from tests.crash.deaths import Killer, spread
from tests.crash.networks import JPEG, NETWORKS, open_window
from tests.loopback import Reply, serving
from tests.standins.server import running
from tests.standins.whatsapp import SOMEBODY

pytestmark = pytest.mark.crash

WHOLE = "CMDAILY_DEATHS" in os.environ
SHARE = 1 if WHOLE else 9
"""Every how many-th of the steps to die at is tried."""


@pytest.fixture
def picture(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A picture as a network takes it: none, by its address, as a file."""
    path = tmp_path / "pixel.png"
    path.write_bytes(PIXEL)
    with serving(lambda _: Reply(body=JPEG, headers=(("Content-Type", "image/jpeg"),))) as web:
        yield {"": "", "address": f"{web.address}/a.jpg", "file": str(path)}


class Case:
    """An account at a stand-in. Its clock and the program's go together."""

    def __init__(self, killer: Killer, name: str, fake: Any) -> None:
        self.killer, self.fake, self.spoken = killer, fake, NETWORKS[name]
        self.home, self.untouched = killer.place / "home", killer.place / "untouched"
        self.home.mkdir()
        if name == "whatsapp":
            open_window(fake)
            (self.home / "charter.yaml").write_text("rules: {messages-a-day: {most: 0}}\n")
            self.done("contact", "add", f"+{SOMEBODY}", "--consent", "asked")
            self.done("contact", "wrote", f"+{SOMEBODY}")
        words = ("--platform", name, "--server", fake.address, "--handle", self.spoken.handle)
        self.done("account", "add", "acme", *words)
        shutil.copytree(self.home, self.untouched)

    def done(self, *argv: str) -> None:
        assert self.run(*argv)["code"] == 0, self.killer.log.read_text()

    def run(self, *argv: str, die_at: int = 0) -> dict[str, Any]:
        now = datetime.now(UTC) + self.fake.ahead
        env = {"CMDAILY_SECRET_ACME": self.spoken.secret}
        return self.killer.run(self.home, *argv, now=now.isoformat(), die_at=die_at, env=env)

    def fresh(self) -> None:
        """A home that has said nothing yet, some time later: every run has the same steps, and no window is full."""
        shutil.rmtree(self.home)
        shutil.copytree(self.untouched, self.home)
        self.fake.advance(minutes=20)

    def deliveries(self) -> list[dict[str, Any]]:
        states = [word for state in ("sent", "unknown", "queued", "failed") for word in ("--state", state)]
        found: list[dict[str, Any]] = self.killer.json(self.home, "outbox", "list", *states)["deliveries"]
        return found

    def settle(self) -> list[dict[str, Any]]:
        """What a person does afterwards: find out, look where no program can, and send what waits."""
        self.fake.advance(minutes=5)
        self.run("outbox", "resolve")
        for one in self.deliveries() if self.spoken.asks else ():
            if one["state"] == "unknown":
                stands = one["text"] in self.fake.texts()
                self.run("outbox", "resolve", one["id"], "--sent" if stands else "--not-sent")
        self.run("outbox", "send")
        return self.deliveries()


@pytest.mark.parametrize("name", NETWORKS)
def test_a_send_killed_at_every_step(killer: Killer, picture: dict[str, str], name: str) -> None:
    with running(NETWORKS[name].make()) as fake:
        case = Case(killer, name, fake)
        spoken = case.spoken
        shown = picture[spoken.picture]
        whole = case.run(*spoken.words("Celui-ci ne meurt pas", shown))
        assert whole["code"] == 0, killer.log.read_text()
        assert fake.texts() == ["Celui-ci ne meurt pas"]
        ends: Counter[str] = Counter()
        first = 0 if WHOLE else sorted(NETWORKS).index(name)
        for step in spread(whole["steps"])[first::SHARE]:
            text = f"Mort en {step} sur {whole['steps']}"
            case.fresh()
            case.run(*spoken.words(text, shown), die_at=step)
            stood = text in fake.texts()
            states = [one["state"] for one in case.settle()]
            count = fake.texts().count(text)
            assert count <= 1, f"said twice: {text}"
            assert states == ["sent"] * count, f"{text}: {states}, stands {count} times"
            ends["stood" if stood else "sent later" if count else "never queued"] += 1
        assert fake.problems == []
        assert not WHOLE or {"stood", "never queued"} <= set(ends), ends
        print(f"\n{name}: {whole['steps']} steps, {sum(ends.values())} deaths: {dict(ends)}")
