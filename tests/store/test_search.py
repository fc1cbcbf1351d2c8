"""Search by folded columns finds just what reading every text finds, also in a store of an earlier version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdaily.domain.inbox.incoming import COMMENT, Incoming
from cmdaily.domain.inbox.message import OPEN, Message
from cmdaily.domain.search.found import folded, holds
from cmdaily.store import migrate, migrations
from cmdaily.store.connection import SqliteConnection, connect
from cmdaily.store.inbox import messages
from cmdaily.store.migrate import bring_up_to_date
from cmdaily.store.search import texts

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PIECES = [
    "é",
    "e\u0301",
    "É",
    "œ",
    "ß",
    "ss",
    "%",
    "_",
    "!",
    "\\",
    "'",
    '"',
    " ",
    "a",
    "A",
    "ﬁ",
    "İ",
    "Ω",
    "ж",
    "\n",
    "🎉",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)


def message(number: int, text: str, name: str = "") -> Message:
    said = Incoming(str(number), COMMENT, "ann", text, "", AT, name)
    return Message(number, "acme", "memory", said, "other", None, OPEN)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], SqliteConnection]:
    """A store without messages, the same each time."""
    store = connect(str(tmp_path_factory.mktemp("search") / "store.db"))
    bring_up_to_date(store)

    def emptied() -> SqliteConnection:
        store.run("DELETE FROM message")
        return store

    return emptied


@settings(max_examples=150)
@given(said=st.lists(TEXTS, max_size=6), words=st.lists(TEXTS.filter(str.strip), min_size=1, max_size=3))
def test_it_finds_what_reading_every_text_finds(
    empty: Callable[[], SqliteConnection], said: list[str], words: list[str]
) -> None:
    store = empty()
    for number, text in enumerate(said, 1):
        messages.add(store, f"m{number}", message(number, text), AT.isoformat())
    wanted = [folded(word) for text in words for word in text.split()]
    found = {ref for ref, _, text in texts.messages(store, wanted) if holds(text, wanted)}
    assert found == {f"m{n}" for n, text in enumerate(said, 1) if holds(f"ann: {text}", wanted)}


def test_it_reads_no_row_that_cannot_hold_the_words(empty: Callable[[], SqliteConnection]) -> None:
    store = empty()
    for number, text in enumerate(("L'imprimerie d'Épinal", "Something else", "50 %", "50 x"), 1):
        messages.add(store, f"m{number}", message(number, text), AT.isoformat())
    assert [ref for ref, _, _ in texts.messages(store, ["epinal"])] == ["m1"]
    assert [ref for ref, _, _ in texts.messages(store, ["50", "%"])] == ["m3"]


def test_what_an_earlier_version_wrote_is_found_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = connect(str(tmp_path / "store.db"))
    before = migrations.NAMES.index("search")
    with monkeypatch.context() as patch:
        patch.setattr(migrate, "LATEST", before)
        patch.setattr(migrations, "LATEST", before)
        bring_up_to_date(store)
    store.run(
        """INSERT INTO message (id, number, account, platform, remote_id, kind, author, name, text, url, about,
            received_at, stored_at, urgency, state, settled_at, answer, corrected_at)
        VALUES ('a', 1, 'acme', 'memory', '1', 'comment', 'ann', 'Anne', 'À Épinal', '', '', :at, :at, 'other', 'open',
            '', '', '')""",
        at=AT.isoformat(),
    )
    bring_up_to_date(store)
    assert store.rows("SELECT folded FROM message") == [("anne: a epinal",)]
    assert [ref for ref, _, _ in texts.messages(store, ["epinal"])] == ["m1"]
    assert list(texts.messages(store, ["paris"])) == []
    store.close()
