"""Threads keeps the contract, against its stand-in."""

from __future__ import annotations

from cmdaily.platforms.threads.adapter import Threads
from tests.contract.at_stand_in import AtStandIn
from tests.standins.threads import USER
from tests.standins.threads import Threads as Fake


class TestThreads(AtStandIn):
    adapter, stand_in = Threads, Fake
    settings = (("user_id", USER),)
