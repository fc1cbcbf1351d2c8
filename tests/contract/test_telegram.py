"""Telegram keeps the contract, against its stand-in: nothing can be read back, and it says so."""

from __future__ import annotations

from cmdaily.platforms.telegram.adapter import Telegram
from tests.contract.at_stand_in import AtStandIn
from tests.standins.telegram import BOT, TOKEN
from tests.standins.telegram import Telegram as Fake


class TestTelegram(AtStandIn):
    adapter, stand_in = Telegram, Fake
    handle, field, token = "acme_channel", "token", TOKEN
    settings = (("user_id", "acme_channel"), ("bot", str(BOT)))

    def begin(self) -> None:
        self.fake.burst = 100
