"""Search conformance suite: what watches rely on. A network that cannot be searched skips it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.domain.watches.query import Text, matches, parse
from cmdaily.domain.watches.watch import Counted, Searched, Sighting
from cmdaily.platforms.contract import CountsFirst, Platform, RequestOptions, Searches
from cmdaily.platforms.testing.setup import ContractSetup

WORD, ANOTHER, OLDER = "quokkasighted", "wombatsighted", "numbatsighted"
"""Words that nothing else says."""


class SearchingContract(ContractSetup):
    """The promises of `Searches`, as tests."""

    def say_in_public(self, account: Account, text: str) -> None:
        """Have somebody else say a text in public; return when the network finds it."""
        self.speak_to(account, text)

    def test_a_network_that_can_be_searched_searches(self, platform: Platform) -> None:
        searches = isinstance(platform, Searches | CountsFirst)
        assert searches == (Can.SEARCH in platform.network.can)
        assert isinstance(platform, CountsFirst) == bool(platform.network.prices.count)

    def test_what_was_said_is_found_and_its_neighbour_is_not_taken_for_it(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        searching = self.searches(platform)
        self.say_in_public(account, f"a {WORD} & co")
        self.say_in_public(account, f"a {ANOTHER}")
        query = parse(f"{WORD} or #nobodysaidso")
        found: list[Sighting] = []
        for branch in query.any_of:
            searched = searching.search(account, secret, branch, options.now - timedelta(days=1), options)
            assert isinstance(searched, Searched), searched
            assert searched.items >= len(searched.sightings)
            found += searched.sightings
        fitting = [each for each in found if matches(query, Text(each.text, each.author, each.links))]
        assert len(fitting) == 1, "the caller holds what came against the query, and finds the one that fits"
        said = fitting[0]
        assert f"{WORD} & co" in said.text, "as it was written: no HTML"
        assert said.key
        assert said.remote_id
        assert said.author
        assert not said.author.startswith("@")
        assert is_web_address(said.url)
        assert said.at.tzinfo is not None
        assert len({each.key for each in found}) == len(found), "each once"

    def test_what_is_older_is_not_brought(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        searching = self.searches(platform)
        self.say_in_public(account, f"a {OLDER}")
        later = options.now + timedelta(hours=1)
        searched = searching.search(account, secret, parse(OLDER).any_of[0], later, options)
        assert isinstance(searched, Refused) or not searched.sightings

    def test_who_may_not_read_finds_nothing(
        self,
        platform: Platform,
        account: Account,
        wrong_secret: Secret,
        options: RequestOptions,
        unreachable: Account | None,
        secret: Secret,
    ) -> None:
        searching = self.searches(platform)
        terms, since = parse(WORD).any_of[0], options.now - timedelta(days=1)
        assert isinstance(searching.search(account, wrong_secret, terms, since, options), Refused)
        if unreachable is not None:
            assert isinstance(searching.search(unreachable, secret, terms, since, options), Refused)

    def test_what_costs_money_is_counted_before_it_is_read(
        self,
        platform: Platform,
        account: Account,
        secret: Secret,
        wrong_secret: Secret,
        options: RequestOptions,
    ) -> None:
        if not isinstance(platform, CountsFirst):
            pytest.skip("this network takes no money for searching, or cannot be searched")
        for number in range(3):
            self.say_in_public(account, f"a {WORD} & co, number {number}")
        self.say_in_public(account, f"a {WORD} {ANOTHER}")
        query, since = parse(f"{WORD} unless {ANOTHER}"), options.now - timedelta(hours=2)
        counted = platform.count(account, secret, query, since, options)
        assert isinstance(counted, Counted), counted
        assert sum(amount for _, amount in counted.hours) == 3
        assert counted.price == platform.network.prices.count
        found = platform.read_counted(account, secret, query, since, 10, options)
        assert isinstance(found, Searched), found
        assert len(found.sightings) == found.items == 3
        assert found.price is not None
        prices = platform.network.prices
        assert prices.read_post * 3 <= found.price <= 10 * (prices.read_post + prices.read_user)
        assert all(f"{WORD} & co" in said.text and is_web_address(said.url) for said in found.sightings)
        assert isinstance(platform.count(account, wrong_secret, query, since, options), Refused)
        assert isinstance(platform.read_counted(account, wrong_secret, query, since, 10, options), Refused)
        long = parse(" or ".join(letter * 66 for letter in "abcdefg"))
        assert isinstance(platform.count(account, secret, long, since, options), Counted | Refused)

    def searches(self, platform: Platform) -> Searches:
        """The adapter, where its network can be searched."""
        if not isinstance(platform, Searches):
            pytest.skip("this network cannot be searched")
        return platform
