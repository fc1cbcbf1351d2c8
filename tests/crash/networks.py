"""The networks that have a stand-in: what it takes to say something on each, for the storms and the deaths."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from tests.standins.discord import CHANNEL, Discord
from tests.standins.facebook import Facebook
from tests.standins.instagram import Instagram
from tests.standins.linkedin import LinkedIn
from tests.standins.pinterest import Pinterest
from tests.standins.server import StandIn
from tests.standins.telegram import TOKEN, Telegram
from tests.standins.threads import Threads
from tests.standins.whatsapp import PHONE, SOMEBODY, WhatsApp
from tests.standins.x import X
from tests.standins.youtube import VIDEO, YouTube

JPEG = b"\xff\xd8\xff\xe0 a picture"


class Spoken(NamedTuple):
    """A stand-in, the secret of the account there, and its handle; what is answered where nothing else can be said;
    the picture that a post has to have: a file, or an address. `asks` says that the network cannot be read: a person
    looks there, and says so."""

    make: Callable[[], StandIn]
    secret: str
    handle: str = ""
    answers: str = ""
    picture: str = ""
    asks: bool = False

    def words(self, text: str, picture: str) -> tuple[str, ...]:
        """The command that says a text."""
        more = ("--picture", picture, "--alt", "Une image") if picture else ()
        spoken = ("reply", self.answers, text) if self.answers else ("post", text)
        return (*spoken, "--to", "acme", *more)


NETWORKS = {
    "x": Spoken(X, "right-token", "acme"),
    "linkedin": Spoken(LinkedIn, "organisation-token", "acme"),
    "facebook": Spoken(Facebook, "right-token"),
    "instagram": Spoken(Instagram, "right-token", picture="address"),
    "threads": Spoken(Threads, "right-token"),
    "youtube": Spoken(YouTube, "right-token", answers=f"https://www.youtube.com/watch?v={VIDEO}"),
    "pinterest": Spoken(Pinterest, "right-token", picture="file"),
    "telegram": Spoken(Telegram, TOKEN, "@acme_channel", asks=True),
    "discord": Spoken(Discord, "right-token", CHANNEL),
    "whatsapp": Spoken(WhatsApp, "right-token", PHONE, f"https://wa.me/{SOMEBODY}", asks=True),
}


def open_window(fake: Any) -> None:
    """On WhatsApp somebody has written, and the window to answer stays open."""
    if isinstance(fake, WhatsApp):
        fake.heard[SOMEBODY] = datetime.now(UTC) + timedelta(days=3650)
