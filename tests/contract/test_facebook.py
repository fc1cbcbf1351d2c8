"""A Facebook Page keeps the contract, against its stand-in."""

from __future__ import annotations

from cmdaily.platforms.facebook.adapter import Facebook
from tests.contract.at_stand_in import AtStandIn
from tests.standins.facebook import PAGE
from tests.standins.facebook import Facebook as Fake


class TestFacebook(AtStandIn):
    adapter, stand_in = Facebook, Fake
    settings = (("user_id", PAGE),)
