"""Sixty messages on four networks dealt with in one walk, by keys at a terminal: real servers, and a stand-in for X.

The keys are counted as a person presses them; what is not counted is the letters of the texts that are written.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.publishing.template import placeholders
from cmdaily.platforms.http.html_text import plain_text
from tests.conftest import Program
from tests.e2e.bluesky_people import Person
from tests.e2e.servers import Server
from tests.e2e.sixty import HOURS, THANKS, of_network
from tests.e2e.test_bluesky import posts
from tests.e2e.test_mastodon import ask, sign_in, statuses, text_of, until_shown
from tests.e2e.test_wordpress import asked
from tests.fake_x import FakeX, fake_x
from tests.terminal import Terminal

pytestmark = pytest.mark.e2e

MOST_KEYS = 130
ROUTINE = """
every: day
sections:
  - title: {0}
    platform: {0}
    actions:
      - {{id: {0}-reply, title: Answer, counts: reply, times: 15}}
"""

Answers = Callable[[], dict[str, list[str]]]
"""The answers that stand on a network, by what they answer, asked for without the adapter."""


class Asked:
    """What was asked on one network: the text by its number there, and the answers that stand."""

    def __init__(self, account: str, texts: dict[str, str], answers: Answers) -> None:
        self.account, self.texts, self.answers = account, texts, answers


@pytest.fixture
def mastodon(cmdaily: Program, mastodon_server: Server, monkeypatch: pytest.MonkeyPatch) -> Asked:
    alice, bob = (sign_in(mastodon_server, name) for name in ("alice", "bob"))
    monkeypatch.setenv("CMDAILY_SECRET_MAST", alice.reveal())
    cmdaily.ok("account", "add", "mast", "mastodon", "--server", mastodon_server.address)
    account = Account("mast", "mastodon", mastodon_server.address)
    texts = {
        str(ask(account, bob, "statuses", {"status": f"@alice {text}"})["id"]): text for text in of_network(0)
    }
    until_shown(account, alice, *texts.values())

    def answers() -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for status in reversed(statuses(account, alice)):
            if status["in_reply_to_id"] in texts:
                found.setdefault(status["in_reply_to_id"], []).append(text_of(status))
        return found

    return Asked("mast", texts, answers)


@pytest.fixture
def bluesky(cmdaily: Program, bluesky_appview: Server, monkeypatch: pytest.MonkeyPatch) -> Asked:
    server = bluesky_appview
    shop = Person(server.address, "sixty.test", "sixty-words", new=True)
    bob = Person(server.address, "bob.test", server.people["bob.test"])
    monkeypatch.setenv("CMDAILY_SECRET_SKY", "sixty-words")
    cmdaily.ok("account", "add", "sky", "bluesky", "--server", server.address, "--handle", shop.handle)
    made = [(bob.post(text, mentions=[shop]), text) for text in of_network(1)]
    shop.wait_for(*(post for post, _ in made))

    def answers() -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for record in reversed(posts(Account("sky", "bluesky", server.address, shop.handle))):
            parent = record["value"]["reply"]["parent"]["uri"]
            found.setdefault(parent, []).append(record["value"]["text"])
        return found

    return Asked("sky", {post["uri"]: text for post, text in made}, answers)


@pytest.fixture
def wordpress(cmdaily: Program, blog: Server, monkeypatch: pytest.MonkeyPatch) -> Asked:
    monkeypatch.setenv("CMDAILY_SECRET_BLOG", blog.people["alice"])
    cmdaily.ok("account", "add", "blog", "wordpress", "--server", blog.address, "--handle", "alice")
    article = {"title": "Sixty", "content": "…", "status": "publish"}
    post = asked(blog, "alice", "/posts", article)["id"]
    carol = 3  # who moderates may write for others, and as fast as they like
    texts = {
        str(asked(blog, "alice", "/comments", {"post": post, "author": carol, "content": text})["id"]): text
        for text in of_network(2)
    }

    def answers() -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for comment in asked(blog, "alice", f"/comments?post={post}&author=1&order=asc&per_page=100"):
            found.setdefault(str(comment["parent"]), []).append(plain_text(comment["content"]["rendered"]))
        return found

    return Asked("blog", texts, answers)


@pytest.fixture
def x(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    with fake_x() as fake:
        monkeypatch.setenv("CMDAILY_SECRET_ACME_X", "right-token")
        cmdaily.ok("account", "add", "acme-x", "x", "--server", fake.address)
        texts = {fake.mention(f"@acme {text}"): text for text in of_network(3)}
        yield Asked("acme-x", texts, lambda: _answers_on_x(fake))


def _answers_on_x(fake: FakeX) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for post in fake.posts:
        if post["author"] == "acme":
            found.setdefault(post["replied"], []).append(post["written"])
    return found


class Sitting:
    """Somebody at a terminal, whose keys are counted."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal, self.keys, self._read = terminal, 0, 0

    def screen(self, place: int) -> str:
        """What is shown of one message, once all of it is."""
        self.terminal.expect(f"{place} of 60")
        self.terminal.expect("all keys")
        shown, self._read = self.terminal.text[self._read :], len(self.terminal.text)
        return shown.partition(f"{place} of 60")[2]

    def press(self, key: str) -> None:
        self.terminal.send(key)
        self.keys += len(key)

    def write(self, text: str) -> None:
        """The letters of a text, and Enter."""
        self.terminal.send(text)
        self.press("\r")

    def deal_with(self, place: int) -> None:
        """What the template says where one fits, else a line of one's own."""
        screen = self.screen(place)
        if "Template thanks" in screen:
            self.press("\r")
        elif "Template hours" in screen:
            self.press("\r")
            self.terminal.expect("hours")
            self.write("" if "10-18" in self.terminal.text else "10-18")
        else:
            self.press("r")
            self.terminal.expect("Your answer:")
            self.write(f"Well seen, number {place}.")
            if "acme-x" in screen:  # it costs something, which is asked about
                self.terminal.expect("Send it to acme-x?")
                self.press("\r")


def test_sixty_messages_on_four_networks_in_one_sitting(
    cmdaily: Program,
    routine: Callable[..., Path],
    mastodon: Asked,
    bluesky: Asked,
    wordpress: Asked,
    x: Asked,
) -> None:
    asked_on = [mastodon, bluesky, wordpress, x]
    for network in ("mastodon", "bluesky", "wordpress", "x"):
        routine(network, ROUTINE.format(network))
    cmdaily.now = datetime.now(UTC)
    cmdaily.ok("template", "new", "thanks")
    cmdaily.ok("template", "new", "hours")
    _read_what_is_old_and_what_is_new(cmdaily, asked_on)
    secrets = {name: given for name, given in os.environ.items() if name.startswith("CMDAILY_SECRET_")}
    with Terminal("inbox", "walk", home=cmdaily.home, env=secrets) as terminal:
        sitting = Sitting(terminal)
        for place in range(1, 61):
            sitting.deal_with(place)
        assert terminal.end() == 0, terminal.text
    assert "Answered: 60." in terminal.text
    assert sitting.keys <= MOST_KEYS
    for on in asked_on:
        _everyone_is_answered_once(on)
    _the_journal_knows(cmdaily, asked_on)


def _read_what_is_old_and_what_is_new(cmdaily: Program, asked_on: Sequence[Asked]) -> None:
    """The servers are those of other tests too: what was said there before is set aside."""
    wanted = [text for on in asked_on for text in on.texts.values()]
    waiting = cmdaily.ok("inbox", "--refresh", "--json").json["messages"]
    missing = [text for text in wanted if not any(text in each["text"] for each in waiting)]
    assert not missing
    old = [each["ref"] for each in waiting if not any(text in each["text"] for text in wanted)]
    if old:
        cmdaily.ok("inbox", "done", *old)


def _everyone_is_answered_once(on: Asked) -> None:
    answers = on.answers()
    assert set(answers) == set(on.texts), on.account
    assert {len(given) for given in answers.values()} == {1}, answers
    for number, text in on.texts.items():
        (answer,) = answers[number]
        assert not list(placeholders(answer)), answer
        assert ("10-18" in answer) == (text in HOURS)
        assert ("Well seen" in answer) == (text not in HOURS + THANKS)
    said = [given[0] for given in answers.values()]
    assert all(before != after for before, after in itertools.pairwise(said)), said


def _the_journal_knows(cmdaily: Program, asked_on: Sequence[Asked]) -> None:
    now = datetime.now(UTC)
    done = {a["id"]: a["done"] for a in cmdaily.ok("today", "--json", now=now).json["actions"]}
    replies = {f"{network}-reply": 15 for network in ("mastodon", "bluesky", "wordpress", "x")}
    assert replies.items() <= done.items()
    entries = cmdaily.ok("log", "--json", now=now).json["entries"]
    receipts = [entry["receipt"] for entry in entries if entry["receipt"]]
    assert len(receipts) == len(set(receipts)) == 60
    settled = cmdaily.ok("inbox", "--all", "--json", now=now).json["messages"]
    answered = [each for each in settled if each["state"] == "answered"]
    assert len(answered) == 60
    assert {each["account"] for each in answered} == {on.account for on in asked_on}
