"""WhatsApp keeps the contract, against its stand-in. Nothing is posted there by API: every post of the suite is an
answer to somebody who wrote within the day."""

from __future__ import annotations

from cmdaily.domain.publishing.outgoing import POST, REPLY, Outgoing, Target
from cmdaily.domain.record import replace
from cmdaily.platforms.whatsapp.adapter import WhatsApp
from tests.contract.at_stand_in import AtStandIn
from tests.standins.whatsapp import PHONE, SOMEBODY
from tests.standins.whatsapp import WhatsApp as Fake


class TestWhatsApp(AtStandIn):
    adapter, stand_in = WhatsApp, Fake
    handle, settings = "+33123456789", (("user_id", PHONE),)

    def begin(self) -> None:
        self.fake.speak("Are you open?")

    def outgoing(self, text: str, kind: str = POST, **fields: object) -> Outgoing:
        made = super().outgoing(text, kind, **fields)
        person = Target("whatsapp", SOMEBODY, f"https://wa.me/{SOMEBODY}")
        return replace(made, kind=REPLY, target=person) if kind == POST else made
