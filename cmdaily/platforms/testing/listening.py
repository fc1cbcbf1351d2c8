"""Inbox conformance suite: what the inbox relies on. A network without an inbox skips it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.inbox.incoming import AnswerSeen
from cmdaily.domain.publishing.outgoing import REPLY, Target
from cmdaily.domain.publishing.post_urls import parse_target
from cmdaily.platforms.contract import Listens, Platform, Received, RequestOptions
from cmdaily.platforms.testing.setup import ContractSetup

NO_CURSORS = ("nonsense", "[]", '{"v": 999}', '{"v": 1}', "\x00", "9" * 5000)
"""Texts that no adapter wrote, or one of a later day."""


class ListeningContract(ContractSetup):
    """The promises of `Listens`, as tests."""

    def test_a_network_that_has_an_inbox_listens(self, platform: Platform) -> None:
        assert isinstance(platform, Listens) == (Can.INBOX in platform.network.can)

    def test_what_is_said_to_the_account_is_heard_once(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        self.listens(platform)
        _, cursor = self.heard(platform, account, secret, options)
        author = self.speak_to(account, "Are you open on Sunday — même à 9 h ?")
        [message], cursor = self.heard(platform, account, secret, options, cursor)
        assert message.text.count("Are you open on Sunday — même à 9 h ?") == 1
        assert message.author == author
        assert message.kind in ("mention", "reply", "comment")
        assert message.url.startswith(("http://", "https://"))
        assert message.received_at.utcoffset() == timedelta()
        again, cursor = self.heard(platform, account, secret, options, cursor)
        assert again == []
        self.speak_to(account, "And on Monday?")
        [later], _ = self.heard(platform, account, secret, options, cursor)
        assert "And on Monday?" in later.text

    def test_nothing_is_left_out_when_much_was_said(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        self.listens(platform)
        _, cursor = self.heard(platform, account, secret, options)
        self.speak_often(account, [f"Question number {number}!" for number in range(7)])
        found, _ = self.heard(platform, account, secret, options, cursor)
        texts = {message.remote_id: message.text for message in found}.values()
        assert all(any(f"Question number {n}!" in text for text in texts) for n in range(7)), texts
        assert len({message.remote_id for message in found}) == 7

    def test_what_the_account_says_itself_is_not_heard(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        self.listens(platform)
        _, cursor = self.heard(platform, account, secret, options)
        self.sent(platform, account, secret, options, self.outgoing("Nobody but us said this"))
        found, _ = self.heard(platform, account, secret, options, cursor)
        assert not any("Nobody but us" in message.text for message in found)

    def test_what_was_heard_can_be_answered(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        self.listens(platform)
        _, cursor = self.heard(platform, account, secret, options)
        self.speak_to(account, "Do you deliver?")
        [message], _ = self.heard(platform, account, secret, options, cursor)
        target = Target(platform.network.name, message.remote_id, message.url)
        receipt = self.sent(
            platform, account, secret, options, self.outgoing("Yes, we do", REPLY, target=target)
        )
        assert receipt.remote_id
        parsed = parse_target(platform.network, message.remote_id)
        assert parsed.id == message.remote_id, "it can be named on the command line"

    def test_an_answer_that_was_given_elsewhere_is_seen(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        """In the network's own program, as far as one can tell: nothing of the sending is known to the reading."""
        listening = self.listens(platform)
        _, cursor = self.heard(platform, account, secret, options)
        self.speak_to(account, "Have you got it in blue?")
        [message], cursor = self.heard(platform, account, secret, options, cursor)
        target = Target(platform.network.name, message.remote_id, message.url)
        answer = self.outgoing("Yes, in the second drawer", REPLY, target=target)
        receipt = self.sent(platform, account, secret, options, answer)
        seen: list[AnswerSeen] = []
        for _ in range(100):
            since = options.now - timedelta(days=7)
            read = listening.receive(account, secret, cursor, since, options)
            assert isinstance(read, Received), read
            seen, cursor = [*seen, *read.answers], read.cursor
            if not read.more:
                break
        if Can.READ_BACK not in platform.network.can:
            assert seen == [], "what cannot be read back cannot be seen"
            pytest.skip("this network shows nobody what the account itself said")
        assert receipt.remote_id in {each.remote_id for each in seen if each.answered == message.remote_id}, (
            receipt,
            seen,
            message,
        )

    @pytest.mark.parametrize("cursor", NO_CURSORS)
    def test_a_cursor_that_makes_no_sense_begins_anew(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions, cursor: str
    ) -> None:
        """A cursor may come from another version, or from a store that was tampered with: nothing is lost by it."""
        self.listens(platform)
        question = f"Is anybody there, number {NO_CURSORS.index(cursor)}?"  # some networks refuse the same words twice
        self.speak_to(account, question)
        found, _ = self.heard(platform, account, secret, options, cursor)
        assert any(question in message.text for message in found)

    def test_who_may_not_read_hears_nothing(
        self,
        platform: Platform,
        account: Account,
        wrong_secret: Secret,
        options: RequestOptions,
        unreachable: Account | None,
        secret: Secret,
    ) -> None:
        listening = self.listens(platform)
        since = options.now - timedelta(days=7)
        refused = listening.receive(account, wrong_secret, "", since, options)
        assert isinstance(refused, Refused), refused
        assert refused.reason in (Reason.SIGN_IN, Reason.EXPIRED)
        if unreachable is not None:
            refused = listening.receive(unreachable, secret, "", since, options)
            assert isinstance(refused, Refused), refused
            assert refused.reason == Reason.UNREACHABLE

    def listens(self, platform: Platform) -> Listens:
        """The adapter as one that listens; skips where its network has no inbox."""
        if not isinstance(platform, Listens):
            pytest.skip("this network brings no messages by API")
        return platform
