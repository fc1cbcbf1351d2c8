"""The hostile half of the suite: answers that make no sense, made from the adapter's own good ones.

What the adapter asks goes through a proxy to the network that the fixtures name. First everything goes well, and is
noted; then each step is done again and again while one of its answers is spoiled. Sixty times by default;
`CMDAILY_HOSTILE_ANSWERS=10000` says how often. The same number makes the same answers.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any, NamedTuple

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Absent, CannotTell, Identity, Receipt, Refused, Unknown
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.figures.metric import CATALOGUE, wrong_value
from cmdaily.domain.inbox.incoming import Received
from cmdaily.domain.publishing.outgoing import REPLY, Target
from cmdaily.domain.record import replace
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.domain.watches.query import parse
from cmdaily.platforms.contract import (
    Authorisation,
    Counted,
    CountsFirst,
    Listens,
    Measured,
    Measures,
    Platform,
    RequestOptions,
    Searched,
    Searches,
    SignsInByOAuth,
)
from cmdaily.platforms.http.messages import bounded
from cmdaily.platforms.testing.nonsense import STATUSES, Spoiled, spoiled
from cmdaily.platforms.testing.relay import Good, Relay, relaying
from cmdaily.platforms.testing.setup import ContractSetup

USUAL = 60
WORDS = ("hostile-one", "hostile-two", "hostile-three")
"""What is said to the account before its answers are spoiled, each in a message of its own."""


class Step(NamedTuple):
    """Something that an adapter does, and the good answers that it gets."""

    name: str
    do: Callable[[], Any]
    good: tuple[Good, ...] = ()


MakesBad = Callable[[Step, Good, Random], tuple[int, Spoiled]]
"""Makes the answer that takes the place of a good one of a step: its status, and what it says."""


def _spoiled(_: Step, good: Good, chance: Random) -> tuple[int, Spoiled]:
    bad = spoiled(good.body, chance)
    return (chance.choice(STATUSES) if chance.random() < 0.15 else good.status), bad


def hostile_answers() -> int:
    """How many answers to spoil."""
    return int(os.environ.get("CMDAILY_HOSTILE_ANSWERS") or USUAL)


class HostileContract(ContractSetup):
    """Whatever a network answers: nothing is raised, nothing is believed, and no message hides another."""

    def spoil(self, account: Account, chance: Random) -> None:  # noqa: ARG002
        """For a network that is not asked by HTTP: make what it holds senseless."""
        pytest.skip("this network is not asked by HTTP, and its test does not say how to spoil what it holds")

    def test_no_answer_breaks_the_adapter(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        if not account.server.startswith("http://"):
            self._spoil_in_place(platform, account, secret, options)
            return
        self.hold(platform, account, secret, options, _spoiled)

    def hold(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions, bad: MakesBad
    ) -> None:
        """Do each step again and again while one of its answers is another, and look at what comes of it."""
        if isinstance(platform, Listens):
            self.speak_often(account, WORDS)
        with relaying(account.server) as relay:
            through = replace(account, server=relay.address)
            steps = self._noted(relay, platform, through, secret, options)
            assert steps, "the adapter asks its network nothing"
            for number in range(hostile_answers()):
                _hold(steps[number % len(steps)], _chance(platform, number), relay, bad)

    def _noted(
        self, relay: Relay, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> list[Step]:
        """The steps that ask the network something, each with the good answers it got."""
        found: list[Step] = []
        for step in self._steps(platform, account, secret, options):
            relay.answers, relay.noted = None, []
            step.do()
            good = tuple(one for one in relay.noted if _is_json(one.body))
            if good:
                found.append(step._replace(good=good))
        return found

    def _steps(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> list[Step]:
        post = platform.prepare(account, secret, self.outgoing("Said to a hostile network"), options)
        assert isinstance(post, dict), post
        later, since = self.settled(platform, options), options.now - timedelta(days=7)
        steps = [
            Step("verify", lambda: platform.verify(account, secret, options)),
            Step("send", lambda: platform.send(account, secret, post, options, lambda _: None)),
            Step("read_back", lambda: platform.read_back(account, secret, post, options.now, later)),
            Step("refresh", lambda: platform.refresh(account, self.refreshable(secret), options)),
        ]
        if isinstance(platform, Listens):
            cursor = ""
            found = platform.receive(account, secret, cursor, since, options)
            assert isinstance(found, Received), found
            steps += 2 * [Step("receive", lambda: platform.receive(account, secret, cursor, since, options))]
            if found.messages:
                steps.append(self._reply(platform, account, secret, options, found))
        if isinstance(platform, Measures):
            counted = self.sent(
                platform, account, secret, options, self.outgoing("Counted by a hostile network")
            )
            own = (counted.remote_id,)
            steps.append(Step("measure", lambda: platform.measure(account, secret, own, options)))
        if isinstance(platform, Searches):
            for words in (WORDS[0], f"#{WORDS[0].replace('-', '')}", "@somebody"):
                terms = parse(words).any_of[0]
                steps.append(Step("search", partial(platform.search, account, secret, terms, since, options)))
        if isinstance(platform, CountsFirst):
            asked = (account, secret, parse(WORDS[0]), since)
            steps.append(Step("count", partial(platform.count, *asked, options)))
            steps.append(Step("search", partial(platform.read_counted, *asked, 10, options)))
        if isinstance(platform, SignsInByOAuth):
            steps.append(Step("sign_in", lambda: _sign_in(platform, account, secret, options)))
        return steps

    def _reply(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions, found: Received
    ) -> Step:
        said = found.messages[0]
        target = Target(platform.network.name, said.remote_id, said.url)
        outgoing = self.outgoing("A reply to a hostile network", REPLY, target=target)
        return Step("prepare", lambda: platform.prepare(account, secret, outgoing, options))

    def refreshable(self, secret: Secret) -> Secret:
        """The secret as it is when it has to be refreshed."""
        return secret

    def _spoil_in_place(
        self, platform: Platform, account: Account, secret: Secret, options: RequestOptions
    ) -> None:
        for number in range(hostile_answers()):
            chance = _chance(platform, number)
            post = platform.prepare(account, secret, self.outgoing("Said before"), options)
            assert isinstance(post, dict), post
            platform.send(account, secret, post, options, lambda _: None)
            self.spoil(account, chance)
            later = self.settled(platform, options)
            _check("verify", platform.verify(account, secret, options))
            _check("read_back", platform.read_back(account, secret, post, options.now, later))
            _check("send", platform.send(account, secret, post, options, lambda _: None))
            if isinstance(platform, Listens):
                since = options.now - timedelta(days=7)
                _check("receive", platform.receive(account, secret, "", since, options))


def _chance(platform: Platform, number: int) -> Random:
    """The same for the same number."""
    return Random(f"{platform.network.name} {number}")  # noqa: S311  nothing secret is made of it


def _sign_in(platform: SignsInByOAuth, account: Account, secret: Secret, options: RequestOptions) -> Any:
    begun = platform.begin_sign_in(account, secret.with_fields(client_id="some-client"), "", options)
    if not isinstance(begun, Authorisation):
        return begun
    return platform.finish_sign_in(account, begun, "right-code", "", options)


def _hold(step: Step, chance: Random, relay: Relay, made: MakesBad) -> None:
    """Do a step while one of its answers is spoiled, and look at what comes of it."""
    chosen = chance.choice(step.good)
    status, bad = made(step, chosen, chance)
    known = {one.route: one for one in step.good}
    known[chosen.route] = chosen._replace(status=status, body=bad.body)
    nothing = Good(("", ""), 404, (("content-type", "application/json"),), b'{"error": "nothing here"}')
    relay.answers = lambda route: known.get(route, nothing)
    case = f"{step.name}: {chosen.route} {status}: {bad.what}"
    try:
        came = step.do()
    except Exception as error:
        raise AssertionError(f"{case}: raised {error!r}") from error
    _check(step.name, came, case)
    written = chosen is step.good[-1] and chosen.route[0] != "GET"
    if step.name == "send" and written and 200 <= status < 300:
        assert not isinstance(came, Refused), f"{case}: {came}: it may have been kept"
    if step.name == "receive" and bad.hurt is not None and status == 200:
        told = json.dumps(bad.hurt)
        others = [word for word in WORDS if word in chosen.body.decode() and word not in told]
        assert isinstance(came, Received), f"{case}: {came}"
        heard = " ".join(message.text for message in came.messages)
        assert all(word in heard for word in others), f"{case}: only {heard!r:.300}"


_MAY_BE: dict[str, tuple[type, ...]] = {
    "verify": (Identity, Refused),
    "prepare": (dict, Refused),
    "send": (Receipt, Refused, Unknown),
    "read_back": (Receipt, Absent, CannotTell),
    "refresh": (Secret, Refused, Unknown),
    "sign_in": (Secret, Refused, Unknown),
    "receive": (Received, Refused),
    "measure": (Measured, Refused),
    "search": (Searched, Refused),
    "count": (Counted, Refused),
}


def _check(name: str, came: Any, case: str = "") -> None:
    """What a step may come to, and that it can be kept."""
    assert isinstance(came, _MAY_BE[name]), f"{case}: {came!r:.300}"
    if isinstance(came, Receipt):
        assert _is_line(came.remote_id), f"{case}: {came!r:.300}"
        assert came.url == "" or is_web_address(came.url), f"{case}: {came.url!r:.300}"
        assert came.text is None or _can_be_kept(came.text), case
    elif isinstance(came, Identity):
        settings = [text for pair in came.settings for text in pair]
        assert all(_is_line(text) for text in (came.handle, came.remote_id, *settings)), (
            f"{case}: {came!r:.300}"
        )
        assert came.url == "" or is_web_address(came.url), f"{case}: {came.url!r:.300}"
    elif isinstance(came, dict):
        json.dumps(came, allow_nan=False).encode()
    elif isinstance(came, Secret):
        assert _can_be_kept(came.reveal()), case
    elif isinstance(came, Measured):
        for reading in came.readings:
            assert wrong_value(CATALOGUE[reading.metric], reading.value) == "", f"{case}: {reading!r:.300}"
    elif isinstance(came, Counted):
        assert all(_is_line(hour) and 0 < amount < 2**31 for hour, amount in came.hours), case
    elif isinstance(came, Searched):
        for said in came.sightings:
            assert _is_line(said.key), f"{case}: {said!r:.300}"
            assert _is_line(said.remote_id), f"{case}: {said!r:.300}"
            assert said.url == "" or is_web_address(said.url), f"{case}: {said!r:.300}"
            assert all(is_web_address(link) for link in said.links), f"{case}: {said!r:.300}"
            assert _can_be_kept(said.text + said.author + said.name), case
            assert said.at.tzinfo is not None
    elif isinstance(came, Received):
        assert _is_line(came.cursor, 100_000), f"{case}: {came.cursor!r:.300}"
        for message in came.messages:
            assert bounded(message) == message, f"{case}: {message!r:.300}"


def _is_line(text: Any, longest: int = 2000) -> bool:
    good = isinstance(text, str) and 0 < len(text) <= longest and text.isprintable()
    return good and _can_be_kept(text)


def _can_be_kept(text: Any) -> bool:
    return isinstance(text, str) and text.encode("utf-8", "replace").decode() == text


def _is_json(body: bytes) -> bool:
    try:
        return isinstance(json.loads(body), dict | list)
    except ValueError:
        return False
