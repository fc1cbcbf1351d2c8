"""Platform conformance suite: subclass `PlatformContract` in a test module, fill in the fixtures, and pass.

    class TestMyNetwork(PlatformContract):
        @pytest.fixture
        def platform(self): return MyNetwork()
        @pytest.fixture
        def account(self, my_server): return Account("me", "mynetwork", server=my_server.address)
        @pytest.fixture
        def secret(self): return Secret({"token": "right"})
        def standing(self, account, secret): return [texts that stand at the network now]
        def speak_to(self, account, text): somebody else mentions the account (networks with `Can.INBOX`)

The account may be on a real server or on a stand-in that answers as the real one does. What the suite asks
for is what the outbox relies on. Its hostile half (hostile.py) spoils the answers of an account whose server is an http
address; a network that is asked in another way fills in `spoil`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can, Once
from cmdaily.domain.accounts.outcome import Absent, CannotTell, Identity, Reason, Receipt, Refused, Unknown
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import SHARE, Picture, Target
from cmdaily.domain.record import replace
from cmdaily.locale import Message, Translator
from cmdaily.platforms.contract import Platform, Prepared, RequestOptions
from cmdaily.platforms.testing.answering import AnsweringContract
from cmdaily.platforms.testing.hostile import HostileContract
from cmdaily.platforms.testing.listening import ListeningContract
from cmdaily.platforms.testing.measuring import MeasuringContract
from cmdaily.platforms.testing.searching import SearchingContract

# the smallest PNG: one transparent pixel
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000b4944415478da636000020000050001"
    "e9fadcd80000000049454e44ae426082"
)
BLACK_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a4944415478da6360000000020001e5"
    "27defc0000000049454e44ae426082"
)

SDKS = ("requests", "urllib3", "tweepy", "mastodon", "atproto", "httpx", "aiohttp", "regex", "dateutil")


class PlatformContract(
    AnsweringContract, ListeningContract, MeasuringContract, SearchingContract, HostileContract
):
    """The promises of `Platform`, as tests."""

    # --- data

    def test_the_network_describes_itself(self, platform: Platform) -> None:
        network = platform.network
        assert network.name == network.name.lower()
        assert network.title
        assert network.sign_in is not None, "what has an adapter can be signed in to"
        assert network.sign_in.plain in [field.name for field in network.sign_in.fields]
        assert Can.READ_BACK in network.can or network.once == Once.ASK, (
            "an unknown outcome is resolved somehow"
        )
        known = {given for name, given in vars(Can).items() if name.isupper()}
        assert set(network.can) <= known

    def test_its_words_are_there_in_both_languages(self, platform: Platform) -> None:
        """What it asks for and answers has words: its own, or those that all networks share."""
        network = platform.network
        words = import_module(network.words).WORDS if network.words else {"en": {}, "fr": {}}
        assert set(words) >= {"en", "fr"}
        for language, messages in words.items():
            assert messages.keys() == words["en"].keys(), language
            for key, message in messages.items():
                assert key.startswith(f"{network.name}."), f"{key}: the name of the network comes first"
                assert placeholders(message) == placeholders(words["en"][key]), key
        assert network.sign_in is not None
        for key in (network.sign_in.help, *(field.prompt for field in network.sign_in.fields)):
            assert not key or key in words["en"] or Translator("en").has(key), f"{key} has no words"

    def test_importing_the_adapter_imports_no_sdk(self, platform: Platform) -> None:
        asked = f"import sys, {type(platform).__module__}; print([n for n in {SDKS!r} if n in sys.modules])"
        ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
        assert ran.stdout.strip() == "[]"

    # --- signing in

    def test_signing_in_tells_who_it_is(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        identity = platform.verify(account, secret, options)
        assert isinstance(identity, Identity), identity
        assert identity.handle
        assert identity.remote_id
        assert all(isinstance(given, str) for pair in identity.settings for given in pair)

    def test_a_wrong_secret_is_refused_and_stays_hidden(
        self,
        platform: Platform,
        account: Account,
        secret: Secret,
        wrong_secret: Secret,
        options: RequestOptions,
    ) -> None:
        verified = platform.verify(account, wrong_secret, options)
        assert isinstance(verified, Refused), verified
        assert verified.reason == Reason.SIGN_IN
        prepared = self.ready(platform, account, secret, options, self.outgoing("Never said"))
        outcome = platform.send(account, wrong_secret, prepared, options, lambda _: None)
        assert isinstance(outcome, Refused), outcome
        assert outcome.reason == Reason.SIGN_IN
        assert "Never said" not in self.standing(account, secret)
        for shown in (repr(wrong_secret), repr(verified), repr(outcome)):
            assert not any(given in shown for given in _values(wrong_secret))

    # --- preparing

    def test_a_payload_is_frozen_without_secrets(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        outgoing = self.outgoing("Good morning — ça va ? 👩‍💻")
        prepared = self.ready(platform, account, secret, options, outgoing)
        again = self.ready(platform, account, secret, options, outgoing)
        assert again == prepared, "the same delivery at the same moment is the same payload"
        assert prepared["platform"] == platform.network.name
        assert prepared["key"] == outgoing.key
        assert prepared["kind"] == outgoing.kind
        assert outgoing.text in prepared["text"]
        requests = platform.describe(account, prepared)
        assert requests
        shown = json.dumps(prepared) + repr(requests)
        assert not any(given in shown for given in _values(secret))

    def test_preparing_writes_nothing(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        before = self.standing(account, secret)
        self.ready(platform, account, secret, options, self.outgoing("Only prepared"))
        assert self.standing(account, secret) == before

    @pytest.mark.parametrize("text", ["", "   \n\t", "half a \ud83d character"])
    def test_what_cannot_be_said_is_refused(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions, text: str
    ) -> None:
        refused = platform.prepare(account, secret, self.outgoing(text), options)
        assert isinstance(refused, Refused), refused
        assert refused.reason == Reason.CONTENT

    def test_a_missing_picture_is_refused(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions, tmp_path: Path
    ) -> None:
        not_one = tmp_path / "text.png"
        not_one.write_text("not a picture")
        for path in (tmp_path / "none.png", not_one):
            outgoing = self.outgoing("Look", pictures=(Picture(str(path), "nothing"),))
            refused = platform.prepare(account, secret, outgoing, options)
            assert isinstance(refused, Refused), refused
            assert refused.reason == Reason.PICTURE

    # --- sending

    def test_what_is_sent_stands_once_and_is_found_again(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        outgoing = self.outgoing("Said once, at nine — « déjà » 🙂")
        prepared = self.ready(platform, account, secret, options, outgoing)
        before = platform.read_back(account, secret, prepared, options.now, self.settled(platform, options))
        assert not self.reads(platform, before) or isinstance(before, Absent)
        kept: list[Prepared] = [prepared]
        receipt = platform.send(account, secret, prepared, options, kept.append)
        assert isinstance(receipt, Receipt), receipt
        assert receipt.remote_id
        assert receipt.url.startswith(("http://", "https://"))
        json.dumps(kept)
        found = platform.read_back(account, secret, kept[-1], options.now, options)
        if self.reads(platform, found):
            assert isinstance(found, Receipt), found
            assert (found.remote_id, found.url) == (receipt.remote_id, receipt.url)
        assert self.standing(account, secret).count(outgoing.text) == 1

    def test_prepared_anew_it_is_the_same_to_the_network(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        """A restored backup knows the delivery and not its payload: what makes it unique was frozen when it was
        queued, so a payload made later finds it, and where the client names the record says nothing twice."""
        outgoing = self.outgoing("Queued before the backup, sent after it")
        receipt = self.sent(platform, account, secret, options, outgoing)
        later = replace(options, now=options.now + timedelta(minutes=20))
        anew = self.ready(platform, account, secret, later, outgoing)
        found = platform.read_back(account, secret, anew, options.now, later)
        if self.reads(platform, found):
            assert isinstance(found, Receipt), found
            assert found.remote_id == receipt.remote_id
        if platform.network.once == Once.ALWAYS:
            again = platform.send(account, secret, anew, later, lambda _: None)
            assert isinstance(again, Receipt), again
            assert again.remote_id == receipt.remote_id
        assert self.standing(account, secret).count(outgoing.text) == 1

    def test_a_post_that_belongs_to_another_delivery_is_not_taken_for_this_one(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        first = self.sent(platform, account, secret, options, self.outgoing("Thank you all!"))
        later = replace(options, now=options.now + timedelta(seconds=1))
        second = self.ready(platform, account, secret, later, self.outgoing("Thank you all!"))
        taken = frozenset({first.remote_id})
        settled = self.settled(platform, options)
        found = platform.read_back(account, secret, second, options.now, settled, taken)
        assert not self.reads(platform, found) or isinstance(found, Absent), found

    def test_where_nobody_listens_nothing_is_sent(
        self,
        platform: Platform,
        account: Account,
        secret: Secret,
        options: RequestOptions,
        unreachable: Account | None,
    ) -> None:
        if unreachable is None:
            pytest.skip("this network has no address that could be wrong")
        prepared = self.ready(platform, account, secret, options, self.outgoing("Into the void"))
        outcome = platform.send(unreachable, secret, prepared, options, lambda _: None)
        assert isinstance(outcome, Refused), outcome
        assert outcome.reason == Reason.UNREACHABLE
        found = platform.read_back(unreachable, secret, prepared, options.now, options)
        assert isinstance(found, CannotTell), "what could not be read is never absent"

    def test_a_payload_of_another_network_is_refused(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        prepared = self.ready(platform, account, secret, options, self.outgoing("Mine"))
        for foreign in (prepared | {"platform": "another"}, prepared | {"version": 99}, {}):
            outcome = platform.send(account, secret, foreign, options, lambda _: None)
            assert isinstance(outcome, Refused), outcome
        assert "Mine" not in self.standing(account, secret)

    def test_a_post_is_passed_on(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions, target: Target
    ) -> None:
        if Can.SHARE not in platform.network.can:
            pytest.skip("this network passes nothing on by API")
        prepared = self.ready(platform, account, secret, options, self.outgoing("", SHARE, target=target))
        before = platform.read_back(account, secret, prepared, options.now, self.settled(platform, options))
        assert not self.reads(platform, before) or isinstance(before, Absent)
        receipt = platform.send(account, secret, prepared, options, lambda _: None)
        assert isinstance(receipt, Receipt), receipt
        found = platform.read_back(account, secret, prepared, options.now, options)
        assert not self.reads(platform, found) or isinstance(found, Receipt), found

    def test_a_picture_goes_with_its_description(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions, tmp_path: Path
    ) -> None:
        if Can.PICTURES not in platform.network.can:
            pytest.skip("this network takes no pictures by API")
        path = tmp_path / "pixel.png"
        path.write_bytes(PIXEL)
        outgoing = self.outgoing("With a picture", pictures=(Picture(str(path), "One pixel"),))
        assert self.sent(platform, account, secret, options, outgoing).remote_id

    def test_a_picture_that_changed_is_not_sent(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions, tmp_path: Path
    ) -> None:
        if Can.PICTURES not in platform.network.can:
            pytest.skip("this network takes no pictures by API")
        path = tmp_path / "pixel.png"
        path.write_bytes(PIXEL)
        outgoing = self.outgoing("The wrong picture", pictures=(Picture(str(path), "One pixel"),))
        prepared = self.ready(platform, account, secret, options, outgoing)
        path.write_bytes(BLACK_PIXEL)
        outcome = platform.send(account, secret, prepared, options, lambda _: None)
        assert isinstance(outcome, Refused), outcome
        assert outcome.reason == Reason.PICTURE
        assert "The wrong picture" not in self.standing(account, secret)


def placeholders(message: Message) -> set[str]:
    """The names in braces, of all forms of a message."""
    forms = message if isinstance(message, tuple) else (message,)
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name is not None}


def _values(secret: Secret) -> list[str]:
    return [given for given in json.loads(secret.reveal()).values() if len(given) >= 4]


__all__ = ["PIXEL", "PlatformContract", "Unknown"]
