"""Hundreds of sends through the front door while the networks' answers are cut, delayed, lost and replaced by errors:
nothing is said twice, nothing is lost, and what is not known says why.

A short series by default; CMDAILY_STORM says how many sends a network.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from cmdaily.platforms.testing import PIXEL
from tests.conftest import Program
from tests.loopback import Reply, serving
from tests.standins.discord import CHANNEL, Discord
from tests.standins.facebook import Facebook
from tests.standins.instagram import Instagram
from tests.standins.linkedin import LinkedIn
from tests.standins.pinterest import Pinterest
from tests.standins.server import StandIn, running
from tests.standins.telegram import TOKEN, Telegram
from tests.standins.threads import Threads
from tests.standins.whatsapp import PHONE, SOMEBODY, WhatsApp
from tests.standins.youtube import VIDEO, YouTube

SENDS = int(os.environ.get("CMDAILY_STORM") or 12)
RATE = 0.3
KINDS = ("cut", "500before", "429", "lost", "500after", "garbage", "half", "slow")
UNKNOWN = 0.01
"""Of so many sends at most this share may still be unknown when all is settled."""
START = datetime.now(UTC)

JPEG = b"\xff\xd8\xff\xe0 a picture"
BY_ADDRESS, BY_FILE = ("instagram",), ("pinterest",)


class Storm(NamedTuple):
    """A stand-in, the secret of the account there, and its handle; what is answered where nothing else can be said.
    `asks` says that the network cannot be read: a person looks there."""

    make: Callable[[], StandIn]
    secret: str
    handle: str = ""
    answers: str = ""
    asks: bool = False


STORMS = {
    "linkedin": Storm(LinkedIn, "organisation-token", "acme"),
    "facebook": Storm(Facebook, "right-token"),
    "instagram": Storm(Instagram, "right-token"),
    "threads": Storm(Threads, "right-token"),
    "youtube": Storm(YouTube, "right-token", answers=f"https://www.youtube.com/watch?v={VIDEO}"),
    "pinterest": Storm(Pinterest, "right-token"),
    "telegram": Storm(Telegram, TOKEN, "@acme_channel", asks=True),
    "discord": Storm(Discord, "right-token", CHANNEL),
    "whatsapp": Storm(WhatsApp, "right-token", PHONE, f"https://wa.me/{SOMEBODY}", asks=True),
}


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

    def settle(self) -> None:
        """What a person does after a bad hour: resolve, send again some times over, then each one that was refused."""
        self.fake.rate = 0.0
        for _ in range(6):
            self.pass_by(hours=3)
            self.cmdaily("outbox", "resolve")
            self.cmdaily("outbox", "send")
        refused = [one["id"] for one in self.deliveries() if one["state"] == "failed"]
        for name in refused:
            self.cmdaily("outbox", "send", name)

    def deliveries(self) -> list[dict[str, Any]]:
        states = [word for state in ("sent", "unknown", "queued", "failed") for word in ("--state", state)]
        found: list[dict[str, Any]] = self.cmdaily("outbox", "list", *states, "--json").json["deliveries"]
        return found


@pytest.mark.crash
@pytest.mark.parametrize("name", STORMS)
def test_a_storm_doubles_nothing_and_loses_nothing(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch, picture: str, name: str
) -> None:
    make, secret, handle, answers, asks = STORMS[name]
    with ExitStack() as stack:
        fake: Any = stack.enter_context(running(make()))
        fake.slow_seconds = 1.3
        if name == "whatsapp":
            fake.heard[SOMEBODY] = START + timedelta(days=3650)  # a window that stays open
        day = Day(cmdaily, fake)
        monkeypatch.setenv("CMDAILY_SECRET_ACME", secret)
        cmdaily.home.mkdir(parents=True)
        (cmdaily.home / "config.yaml").write_text("timeout: 1\n")
        pixel = cmdaily.home / "pixel.png"
        pixel.write_bytes(PIXEL)
        if name == "whatsapp":
            (cmdaily.home / "charter.yaml").write_text("rules: {messages-a-day: {most: 0}}\n")
            cmdaily.ok("contact", "add", f"+{SOMEBODY}", "--consent", "asked")
        cmdaily.ok("account", "add", "acme", "--platform", name, "--server", fake.address, "--handle", handle)
        fake.rate, fake.kinds = RATE, KINDS
        texts = [f"Message n° {number} dans la tempête" for number in range(SENDS)]
        for number, text in enumerate(texts):
            shown = picture if name in BY_ADDRESS else str(pixel) if name in BY_FILE else ""
            more = ("--picture", shown, "--alt", "Une image") if shown else ()
            if name == "whatsapp":
                cmdaily.ok("contact", "wrote", f"+{SOMEBODY}")
            speak = ("reply", answers, text) if answers else ("post", text)
            cmdaily(*speak, "--to", "acme", *more)
            day.pass_by(minutes=20)
            if number % 5 == 4:
                cmdaily("outbox", "resolve")
                if asks:
                    day.look()
                cmdaily("outbox", "send")
        if asks:
            day.look()
        day.settle()
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
        assert len(unknown) <= UNKNOWN * SENDS
        assert all(one["error"] for one in unknown)
        assert fake.hit, "the storm blew"
        lost = [states[text] for text in texts if states[text]["state"] in ("failed", "queued")]
        assert lost == [], "what was refused in the storm goes out when it is over"
