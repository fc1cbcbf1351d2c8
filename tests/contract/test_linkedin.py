"""LinkedIn keeps the contract, as an organisation, against its stand-in."""

from __future__ import annotations

from cmdaily.platforms.linkedin.adapter import LinkedIn
from tests.contract.at_stand_in import AtStandIn
from tests.standins.linkedin import ORGANISATION
from tests.standins.linkedin import LinkedIn as Fake


class TestLinkedIn(AtStandIn):
    adapter, stand_in = LinkedIn, Fake
    token, settings = "organisation-token", (("user_id", ORGANISATION),)
