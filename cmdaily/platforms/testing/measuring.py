"""Figures conformance suite: what figures by API rely on. A network without figures skips it."""

from __future__ import annotations

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.figures.measured import Measured
from cmdaily.domain.figures.metric import CATALOGUE, wrong_value
from cmdaily.platforms.contract import Measures, Platform, RequestOptions
from cmdaily.platforms.testing.setup import ContractSetup


class MeasuringContract(ContractSetup):
    """The promises of `Measures`, as tests."""

    def test_a_network_that_has_figures_measures(self, platform: Platform) -> None:
        assert isinstance(platform, Measures) == (Can.FIGURES in platform.network.can)

    def test_what_is_measured_are_figures_of_the_catalogue(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        measuring = self.measures(platform)
        sent = self.sent(platform, account, secret, options, self.outgoing("Counted from here on"))
        measured = measuring.measure(account, secret, (sent.remote_id,), options)
        assert isinstance(measured, Measured), measured
        assert measured.items >= 1
        for reading in measured.readings:
            metric = CATALOGUE[reading.metric]
            assert not metric.own, "what cmdaily counts itself is not measured"
            assert wrong_value(metric, reading.value) == ""
            assert reading.post in ("", sent.remote_id), "nobody asked about another post"
        kinds = {(reading.metric, reading.post, reading.day) for reading in measured.readings}
        assert len(kinds) == len(measured.readings), "one value for each, and each day"

    def test_who_may_not_read_measures_nothing(
        self,
        platform: Platform,
        account: Account,
        wrong_secret: Secret,
        options: RequestOptions,
        unreachable: Account | None,
        secret: Secret,
    ) -> None:
        measuring = self.measures(platform)
        assert isinstance(measuring.measure(account, wrong_secret, (), options), Refused)
        if unreachable is not None:
            assert isinstance(measuring.measure(unreachable, secret, (), options), Refused)

    def measures(self, platform: Platform) -> Measures:
        """The adapter, where its network gives figures."""
        if not isinstance(platform, Measures):
            pytest.skip("this network has no figures")
        return platform
