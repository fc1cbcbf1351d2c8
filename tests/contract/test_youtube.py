"""YouTube keeps the contract, against its stand-in. Nothing is posted there by API: every post of the suite is a
comment under a video."""

from __future__ import annotations

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.publishing.outgoing import POST, REPLY, Outgoing, Target
from cmdaily.domain.record import replace
from cmdaily.platforms.youtube.adapter import YouTube
from tests.contract.at_stand_in import AtStandIn
from tests.standins.youtube import CHANNEL, VIDEO
from tests.standins.youtube import YouTube as Fake


class TestYouTube(AtStandIn):
    adapter, stand_in = YouTube, Fake
    settings = (("user_id", CHANNEL),)

    def say_in_public(self, account: Account, text: str) -> None:  # noqa: ARG002
        self.fake.film(text)

    def outgoing(self, text: str, kind: str = POST, **fields: object) -> Outgoing:
        made = super().outgoing(text, kind, **fields)
        film = Target("youtube", VIDEO, f"https://www.youtube.com/watch?v={VIDEO}")
        return replace(made, kind=REPLY, target=film) if kind == POST else made
