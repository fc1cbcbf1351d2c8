"""The outbox's tables: what goes in comes out, and what must be unique is."""

from __future__ import annotations

import string
import threading
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdaily.domain.accounts.outcome import Receipt
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.delivery import Delivery, DeliveryError, Draft, Override, State, Step
from cmdaily.domain.publishing.outgoing import Outgoing, Picture, Target
from cmdaily.domain.record import replace
from cmdaily.domain.time.when import parse_when
from cmdaily.locale import Translator
from cmdaily.render.words import message_text, remedy_text
from cmdaily.store.connection import TakenError
from cmdaily.store.local import Store
from cmdaily.store.postgresql.address import parse
from cmdaily.store.postgresql.store import SharedStore
from cmdaily.store.publishing import outbox
from cmdaily.store.publishing.trouble_json import trouble_of, trouble_text
from tests.domain.publishing.test_delivery import NOW
from tests.postgresql_server import server
from tests.store.conftest import ENGINES, AnyStore

any_text = st.text(st.characters(codec=None), max_size=20) | st.just("half \ud83d")
words = st.text(string.ascii_letters, min_size=1, max_size=8)
pictures = st.lists(st.builds(Picture, any_text, any_text), max_size=2).map(tuple)
targets = st.none() | st.builds(Target, words, any_text, any_text, any_text)


def outgoings() -> st.SearchStrategy[Outgoing]:
    kinds = st.sampled_from(["post", "reply", "share"])
    return st.builds(Outgoing, kinds, any_text, words, any_text, pictures, targets, words, any_text)


def draft(name: str = "d1", text: str = "Hello") -> Draft:
    return Draft(name, "post", text, "2026-11-23T08:00:00+00:00")


def delivery(name: str = "e1", **changes: object) -> Delivery:
    base = Delivery(
        name, "d1", "acme", "memory", Outgoing("post", "Hello", f"key-{name}"), State.QUEUED, "2026"
    )
    return replace(base, **changes)


def kept(store: AnyStore, *deliveries: Delivery) -> None:
    with store.transaction() as connection:
        outbox.keep_draft(connection, draft())
        for number, one in enumerate(deliveries):
            outbox.add(connection, one, number)


@pytest.fixture(scope="module", params=ENGINES)
def one_store(request: pytest.FixtureRequest) -> Iterator[AnyStore]:
    """One store for all examples of a test."""
    url = server().database() if request.param == "postgresql" else ""
    found = SharedStore(parse(url)) if url else Store(":memory:")
    yield found
    found.close()
    if url:
        server().drop(url)


@settings(deadline=None)
@given(
    outgoing=outgoings(),
    wall=st.booleans(),
    overrides=st.lists(st.builds(Override, words, any_text), max_size=2),
)
def test_a_delivery_comes_out_as_it_went_in(
    one_store: AnyStore, outgoing: Outgoing, wall: bool, overrides: list[Override]
) -> None:
    connection = one_store.reader()
    connection.run("DELETE FROM delivery")
    connection.run("DELETE FROM draft")
    given_draft = Draft("d1", "post", outgoing.text, "2026", ("acme",), outgoing.link, outgoing.pictures)
    one = delivery(
        outgoing=outgoing,
        scheduled=parse_when("in 2h", NOW, "Europe/Paris") if wall else None,
        overrides=tuple(overrides),
        trouble=DeliveryError(
            "rate", LocalisedMessage("platform.rate", (("seconds", 3), ("why", outgoing.text)))
        ),
        owner="me",
        cost=15_000,
    )
    outbox.keep_draft(connection, given_draft)
    outbox.add(connection, one)
    assert outbox.of_id(connection, "e1") == one
    assert outbox.drafts(connection) == [given_draft]


def test_the_key_a_delivery_is_sent_under_is_its_own(store: AnyStore) -> None:
    same_key = delivery("e2", outgoing=Outgoing("post", "Other", "key-e1"))
    with pytest.raises(TakenError):
        kept(store, delivery("e1"), same_key)


def test_a_draft_goes_to_an_account_once(store: AnyStore) -> None:
    kept(store, delivery("e1"))
    with pytest.raises(TakenError), store.transaction() as connection:
        outbox.add(connection, delivery("e2"))


def test_one_of_many_claims(store: AnyStore, open_store: Callable[[], AnyStore]) -> None:
    kept(store, delivery())
    won: list[str] = []
    barrier = threading.Barrier(8)

    def claim(name: str) -> None:
        own = open_store()
        barrier.wait()
        with own.transaction() as connection:
            if outbox.claim(connection, "e1", name, "2026"):
                won.append(name)
        own.close()

    threads = [threading.Thread(target=claim, args=(f"owner-{number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    found = outbox.of_id(store.reader(), "e1")
    assert found is not None
    assert (found.state, found.owner, found.attempts) == (State.SENDING, won[0], 1)


def test_what_another_holds_is_not_claimed_frozen_or_moved(store: AnyStore) -> None:
    kept(store, delivery(owner="somebody"))
    with store.transaction() as connection:
        assert not outbox.claim(connection, "e1", "me", "2026")
        assert outbox.claim(connection, "e1", "somebody", "2026")
        assert not outbox.keep_prepared(connection, "e1", "me", "{}", Outgoing("post", "Hello", "k"))
        held = outbox.of_id(connection, "e1")
        assert held is not None
        assert not outbox.move(connection, replace(held, owner="me"), Step(State.SENT, Receipt("1", "u")))
        assert outbox.move(connection, held, Step(State.SENT, Receipt("1", "u")))
        assert not outbox.move(connection, held, Step(State.FAILED)), "it is no longer as it was read"


def test_an_older_draft_of_the_same_words_goes_when_they_are_sent(store: AnyStore) -> None:
    with store.transaction() as connection:
        for name, text in (("d0", "Hello"), ("d1", "Hello"), ("d2", "Other")):
            outbox.keep_draft(connection, draft(name, text))
        outbox.keep_draft(connection, draft("d1"), done=True)
        assert [one.id for one in outbox.drafts(connection)] == ["d2"]


def test_what_a_network_says_may_be_anything(store: AnyStore) -> None:
    kept(store, delivery())
    with store.transaction() as connection:
        outbox.claim(connection, "e1", "me", "2026")
        held = outbox.of_id(connection, "e1")
        assert held is not None
        outbox.move(connection, held, Step(State.SENT, Receipt("\ud83d\0", "u\udc00", "half \ud83d")))
        found = outbox.of_id(connection, "e1")
    assert found is not None
    assert found.kept_text == "half \ud83d"
    assert "\0" not in found.remote_id


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ('["rate", "platform.rate", {}, "platform.rate_remedy"]', "platform.rate"),
        ('["", "outbox.too_late", {}, "outbox.too_late_remedy"]', "outbox.too_late"),
        ('["gone", "a.plugin.that.is.gone", {"n": 1}, "neither.is.this"]', "a.plugin.that.is.gone"),
    ],
)
def test_what_an_earlier_version_kept_of_an_error_is_read_and_shown(kept: str, said: str) -> None:
    trouble = trouble_of(kept)
    assert trouble is not None
    assert trouble.message.key == said
    assert trouble_text(trouble) == kept, "it is written as it was"
    for language in ("en", "fr"):
        tr = Translator(language)
        assert message_text(trouble.message, tr) == (said if "plugin" in said else tr(said))
        assert remedy_text(trouble.message, tr) or trouble.message.remedy != "outbox.too_late_remedy"
