"""Find: one search over actions, the history, notes, posts, messages, articles and people."""

from __future__ import annotations

from cmdaily.domain.routines.logbook import Log
from cmdaily.domain.routines.planned import ADD
from cmdaily.domain.routines.planned import NOTE as NOTE_ENTRY
from cmdaily.domain.routines.routine import text_in
from cmdaily.domain.search.found import (
    ACTION,
    ARTICLE,
    ENTRY,
    KINDS,
    MESSAGE,
    NOTE,
    PERSON,
    POST,
    Found,
    folded,
    holds,
)
from cmdaily.domain.time.days import FIRST_DAY, LAST_DAY
from cmdaily.errors import UsageError
from cmdaily.services.routines.logbook import actions_of
from cmdaily.store import journal
from cmdaily.store.routines import planned
from cmdaily.store.search import texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection
    from cmdaily.store.search.texts import Row

SHARED: dict[str, Callable[[Connection], Iterator[Row]]] = {
    POST: texts.deliveries,
    MESSAGE: texts.messages,
    ARTICLE: texts.articles,
    PERSON: texts.people,
}
"""What a team has in common, and where it is read. A new kind of text is one line here and one in KINDS."""


def find(workspace: Workspace, words: Sequence[str], language: str, kinds: Sequence[str] = ()) -> list[Found]:
    """What holds all the words; actions first, then the latest. Raises UsageError for no word, and for no such kind."""
    wanted = [folded(word) for text in words for word in text.split()]
    if not wanted:
        raise UsageError("find.what", remedy="find.what_remedy")
    for kind in kinds:
        if kind not in KINDS:
            raise UsageError("find.kind", kind=kind[:40], known=", ".join(KINDS))
    found = [one for one in _texts(workspace, language, tuple(kinds) or KINDS) if holds(one.text, wanted)]
    order = {kind: place for place, kind in enumerate(KINDS)}
    found.sort(key=lambda one: order[one.kind])
    return sorted(found, key=lambda one: (one.kind == ACTION, one.at), reverse=True)


def _texts(workspace: Workspace, language: str, kinds: Sequence[str]) -> Iterator[Found]:
    if ACTION in kinds:
        for action in workspace.actions:
            title, section = text_in(action.title, language), text_in(action.section, language)
            yield Found(ACTION, action.id, "", f"{title} ({section})" if section else title)
    if ENTRY in kinds:
        yield from _entries(workspace, language)
    yield from (one for one in _planned(workspace) if one.kind in kinds)
    for kind, read in SHARED.items():
        if kind in kinds:
            yield from _shared(workspace, kind, read)


def _entries(workspace: Workspace, language: str) -> Iterator[Found]:
    """The history: the titles of what was done, with its notes and proofs."""
    entries = journal.log(workspace.store.reader(), FIRST_DAY, LAST_DAY)
    log = Log(tuple(entries), actions_of(workspace, entries))
    titles: dict[tuple[str, str], str] = {}
    for entry in entries:
        key = (entry.routine, entry.action)
        if key not in titles:
            titles[key] = log.title(entry, language)
        said = " · ".join(part for part in (titles[key], entry.note, entry.receipt) if part)
        yield Found(ENTRY, entry.id, entry.day.isoformat(), said)


def _planned(workspace: Workspace) -> Iterator[Found]:
    """Notes and one-offs."""
    for entry in planned.in_force(workspace.store.reader()):
        if entry.kind == NOTE_ENTRY:
            yield Found(NOTE, entry.id, entry.day.isoformat(), entry.text)
        elif entry.kind == ADD:
            yield Found(ACTION, entry.action, entry.day.isoformat(), entry.text)


def _shared(
    workspace: Workspace, kind: str, read: Callable[[Connection], Iterable[Row]]
) -> tuple[Found, ...]:
    from cmdaily.services.team.access import asked

    def rows() -> tuple[Found, ...]:
        if not workspace.shared.exists:
            return ()
        return tuple(Found(kind, ref, at, text) for ref, at, text in read(workspace.shared.reader()))

    return asked(workspace, rows) if workspace.in_team else rows()
