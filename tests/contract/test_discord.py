"""Discord keeps the contract, as a bot, against its stand-in."""

from __future__ import annotations

from cmdaily.platforms.discord.adapter import Discord
from tests.contract.at_stand_in import AtStandIn
from tests.standins.discord import BOT, CHANNEL, GUILD
from tests.standins.discord import Discord as Fake


class TestDiscord(AtStandIn):
    adapter, stand_in = Discord, Fake
    handle, field = "news", "token"
    settings = (("user_id", BOT), ("channel", CHANNEL), ("guild", GUILD))

    def begin(self) -> None:
        self.fake.per_window = 100
