"""Pinterest keeps the contract, against its stand-in. A Pin has a picture, so every post of the suite has one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmdaily.domain.publishing.outgoing import POST, Outgoing, Picture
from cmdaily.domain.record import replace
from cmdaily.platforms.pinterest.adapter import Pinterest
from cmdaily.platforms.testing import PIXEL
from tests.contract.at_stand_in import AtStandIn
from tests.standins.pinterest import BOARD
from tests.standins.pinterest import Pinterest as Fake


class TestPinterest(AtStandIn):
    adapter, stand_in = Pinterest, Fake
    settings = (("user_id", BOARD),)

    @pytest.fixture(autouse=True)
    def picture(self, tmp_path: Path) -> None:
        path = tmp_path / "usual.png"
        path.write_bytes(PIXEL)
        self.usual = Picture(str(path), "One pixel")

    def outgoing(self, text: str, kind: str = POST, **fields: object) -> Outgoing:
        made = super().outgoing(text, kind, **fields)
        wants = kind == POST and text.strip() and not made.pictures
        return replace(made, pictures=(self.usual,)) if wants else made
