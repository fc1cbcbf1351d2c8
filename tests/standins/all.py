"""Every stand-in by name."""

from __future__ import annotations

from collections.abc import Callable

from tests.standins.discord import Discord
from tests.standins.facebook import Facebook
from tests.standins.instagram import Instagram
from tests.standins.linkedin import LinkedIn
from tests.standins.pinterest import Pinterest
from tests.standins.server import StandIn
from tests.standins.telegram import Telegram
from tests.standins.threads import Threads
from tests.standins.whatsapp import WhatsApp
from tests.standins.youtube import YouTube

STAND_INS: dict[str, Callable[[], StandIn]] = {
    kind.name: kind
    for kind in (LinkedIn, Facebook, Instagram, Threads, WhatsApp, Telegram, Discord, Pinterest, YouTube)
}
