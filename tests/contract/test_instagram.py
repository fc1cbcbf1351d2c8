"""Instagram keeps the contract, by either login, against its stand-in. A post there is a picture, so every post of the
suite has one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cmdaily.domain.publishing.outgoing import POST, Outgoing, Picture
from cmdaily.domain.record import replace
from cmdaily.platforms.instagram.adapter import Instagram
from tests.contract.at_stand_in import AtStandIn
from tests.loopback import Reply, serving
from tests.standins.instagram import USER
from tests.standins.instagram import Instagram as Fake

JPEG = b"\xff\xd8\xff\xe0 a picture"


class TestInstagram(AtStandIn):
    adapter, stand_in = Instagram, Fake
    settings = (("user_id", USER),)

    @pytest.fixture(autouse=True)
    def picture(self) -> Iterator[None]:
        with serving(lambda _: Reply(body=JPEG, headers=(("Content-Type", "image/jpeg"),))) as web:
            self.usual = Picture(f"{web.address}/picture.jpg", "A picture")
            yield

    def outgoing(self, text: str, kind: str = POST, **fields: object) -> Outgoing:
        made = super().outgoing(text, kind, **fields)
        wants = kind == POST and text.strip() and not made.pictures
        return replace(made, pictures=(self.usual,)) if wants else made


class TestInstagramByFacebook(TestInstagram):
    token = "page-token"
    settings = (("user_id", USER), ("login", "facebook"))
