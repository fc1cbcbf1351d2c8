"""Reply conformance suite: a reply answers the post that was meant, and never nobody."""

from __future__ import annotations

import json

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import Reason, Receipt, Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import REPLY, Target
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import Platform, RequestOptions
from cmdaily.platforms.testing.setup import ContractSetup


class AnsweringContract(ContractSetup):
    """The promises of a reply, as tests. A network that takes none by API skips most of it."""

    def test_a_reply_needs_a_post_of_this_network(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        for target in (None, Target("another-network", "1", "https://another.example/1")):
            refused = platform.prepare(account, secret, self.outgoing("Yes", REPLY, target=target), options)
            assert isinstance(refused, Refused), refused
            assert refused.reason in (Reason.TARGET, Reason.RIGHT)

    def test_an_address_alone_is_resolved_or_refused(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions, target: Target
    ) -> None:
        """Nobody answers nobody: what is prepared from an address is what is prepared from the id."""
        self.answers(platform)
        reply = self.outgoing("Said to this post", REPLY, target=target)
        wanted = self.ready(platform, account, secret, options, reply)
        alone = platform.prepare(
            account, secret, replace(reply, target=replace(target, id="", author="")), options
        )
        if isinstance(alone, Refused):
            assert alone.reason == Reason.TARGET, alone
            assert not platform.network.addresses.resolved, "it says that it resolves addresses"
        else:
            assert json.loads(json.dumps(alone)) == wanted
        nobody = platform.prepare(
            account, secret, replace(reply, target=replace(target, id="", url="")), options
        )
        assert isinstance(nobody, Refused), "a reply to nobody"
        assert nobody.reason == Reason.TARGET

    def test_a_reply_knows_what_it_answers(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions, target: Target
    ) -> None:
        self.answers(platform)
        receipt = self.sent(platform, account, secret, options, self.outgoing("The second word"))
        other = Target(platform.network.name, receipt.remote_id, receipt.url)
        reply = self.outgoing("Said to one of two", REPLY, target=target)
        answers = [
            self.ready(platform, account, secret, options, replace(reply, target=each))
            for each in (target, other)
        ]
        assert answers[0] != answers[1], "the same is sent whichever post is answered"
        requests = [repr(platform.describe(account, answer)) for answer in answers]
        assert requests[0] != requests[1], "no request names the post that is answered"

    def answers(self, platform: Platform) -> None:
        """Skips where no reply goes by API."""
        if not {Can.REPLY, Can.REPLY_SUMMONED} & set(platform.network.can):
            pytest.skip("this network takes no replies by API")

    def test_a_reply_stands_under_its_post(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions, target: Target
    ) -> None:
        self.answers(platform)
        outgoing = self.outgoing("A reply with an argument", REPLY, target=target)
        kept = [self.ready(platform, account, secret, options, outgoing)]
        receipt = platform.send(account, secret, kept[0], options, kept.append)
        assert isinstance(receipt, Receipt), receipt
        found = platform.read_back(account, secret, kept[-1], options.now, options)
        if self.reads(platform, found):
            assert isinstance(found, Receipt), found
            assert found.remote_id == receipt.remote_id
