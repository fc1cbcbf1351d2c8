"""Hundreds of sends through the front door while the networks' answers are cut, delayed, lost and replaced by errors:
nothing is said twice, nothing is lost, and what is not known says why.

What Telegram and WhatsApp took no program may read: there a person settles what is not known, by looking at the network
(`outbox resolve ID --sent` or `--not-sent`). For them the series shows that nothing is sent again before somebody
looked; that nothing is left unknown is the person's doing.

A short series by default; CMDAILY_STORM says how many sends a network.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cmdaily.platforms.testing import PIXEL
from tests.conftest import Program
from tests.crash.networks import JPEG, NETWORKS, open_window
from tests.loopback import Reply, serving
from tests.standins.server import running
from tests.standins.whatsapp import SOMEBODY

SENDS = int(os.environ.get("CMDAILY_STORM") or 12)
RATE = 0.3
KINDS = ("cut", "500before", "429", "lost", "500after", "garbage", "half", "slow")
UNKNOWN = 0.01
"""Of so many sends at most this share may still be unknown when all is settled."""
START = datetime.now(UTC)


@pytest.fixture
def picture() -> Iterator[str]:
    with serving(lambda _: Reply(body=JPEG, headers=(("Content-Type", "image/jpeg"),))) as web:
        yield f"{web.address}/a.jpg"


class Day:
    """The program and a network, whose clocks go together."""

    def __init__(self, cmdaily: Program, fake: Any) -> None:
        self.cmdaily, self.fake = cmdaily, fake
        self.cmdaily.now = START

    def pass_by(self, **span: float) -> None:
        self.cmdaily.now += timedelta(**span)
        self.fake.advance(**span)

    def look(self) -> None:
        """What a person does about what cmdaily cannot read: look at the network, and say whether it stands there."""
        for one in self.deliveries():
            if one["state"] == "unknown":
                stands = one["text"] in self.fake.texts()
                self.cmdaily("outbox", "resolve", one["id"], "--sent" if stands else "--not-sent")

    def settle(self, asks: bool) -> None:
        """What a person does after a bad hour: resolve, look where no program can, send what waits, and send again what
        was refused, one after the other, until nothing is left or a whole day of it (quotas end with it) helps no
        more."""
        self.fake.rate = 0.0
        left, idle = SENDS, 0
        while left and idle < 9:
            self.pass_by(hours=3)
            self.cmdaily("outbox", "resolve")
            if asks:
                self.look()
            self.cmdaily("outbox", "send")
            for one in self.deliveries():
                if one["state"] == "failed":
                    self.pass_by(minutes=20)
                    self.cmdaily("outbox", "send", one["id"])
            open_ones = sum(one["state"] != "sent" for one in self.deliveries())
            left, idle = open_ones, 0 if open_ones < left else idle + 1

    def deliveries(self) -> list[dict[str, Any]]:
        states = [word for state in ("sent", "unknown", "queued", "failed") for word in ("--state", state)]
        found: list[dict[str, Any]] = self.cmdaily("outbox", "list", *states, "--json").json["deliveries"]
        return found


@pytest.mark.crash
@pytest.mark.parametrize("name", NETWORKS)
def test_a_storm_doubles_nothing_and_loses_nothing(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch, picture: str, name: str
) -> None:
    spoken = NETWORKS[name]
    with ExitStack() as stack:
        fake: Any = stack.enter_context(running(spoken.make()))
        fake.slow_seconds = 1.3
        open_window(fake)
        day = Day(cmdaily, fake)
        monkeypatch.setenv("CMDAILY_SECRET_ACME", spoken.secret)
        cmdaily.home.mkdir(parents=True)
        (cmdaily.home / "config.yaml").write_text("timeout: 1\n")
        pixel = cmdaily.home / "pixel.png"
        pixel.write_bytes(PIXEL)
        if name == "whatsapp":
            (cmdaily.home / "charter.yaml").write_text("rules: {messages-a-day: {most: 0}}\n")
            cmdaily.ok("contact", "add", f"+{SOMEBODY}", "--consent", "asked")
        cmdaily.ok(
            "account", "add", "acme", "--platform", name, "--server", fake.address, "--handle", spoken.handle
        )
        shown = {"": "", "address": picture, "file": str(pixel)}[spoken.picture]
        fake.rate, fake.kinds = RATE, KINDS
        texts = [f"Message n° {number} dans la tempête" for number in range(SENDS)]
        for number, text in enumerate(texts):
            if name == "whatsapp":
                cmdaily.ok("contact", "wrote", f"+{SOMEBODY}")
            cmdaily(*spoken.words(text, shown))
            day.pass_by(minutes=20)
            if number % 5 == 4:
                cmdaily("outbox", "resolve")
                if spoken.asks:
                    day.look()
                cmdaily("outbox", "send")
        day.settle(spoken.asks)
        standing = Counter(fake.texts())
        states = {one["text"]: one for one in day.deliveries()}
        assert fake.problems == []
        assert set(texts) <= set(states), "a draft is never lost"
        assert [text for text in texts if standing[text] > 1] == []
        wrong = [
            states[text]
            for text in texts
            if states[text]["state"] != "unknown"
            and (states[text]["state"] == "sent") != bool(standing[text])
        ]
        assert wrong == []
        unknown = [states[text] for text in texts if states[text]["state"] == "unknown"]
        print(f"\n{name}: {SENDS} sends, faults {dict(Counter(fake.hit))}, {len(unknown)} unknown at the end")
        assert len(unknown) <= UNKNOWN * SENDS
        assert all(one["error"] for one in unknown)
        assert fake.hit, "the storm blew"
        lost = [states[text] for text in texts if states[text]["state"] in ("failed", "queued")]
        assert lost == [], "what was refused in the storm goes out when it is over"
