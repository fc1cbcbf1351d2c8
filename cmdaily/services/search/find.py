"""Find: one search over actions, the history, notes, posts, messages, articles, mentions and people."""

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
    MENTION,
    MESSAGE,
    NOTE,
    PERSON,
    POST,
    Found,
    folded,
    holds,
)
from cmdaily.errors import UsageError
from cmdaily.services.routines.logbook import actions_of
from cmdaily.store import journal
from cmdaily.store.routines import planned
from cmdaily.store.search import texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cmdaily.services.workspace import Workspace
    from cmdaily.store.search.texts import Read

SHARED: dict[str, Read] = {
    POST: texts.deliveries,
    MESSAGE: texts.messages,
    ARTICLE: texts.articles,
    MENTION: texts.mentions,
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
    found = [
        one for one in _texts(workspace, language, tuple(kinds) or KINDS, wanted) if holds(one.text, wanted)
    ]
    order = {kind: place for place, kind in enumerate(KINDS)}
    found.sort(key=lambda one: order[one.kind])
    return sorted(found, key=lambda one: (one.kind == ACTION, one.at), reverse=True)


def _texts(
    workspace: Workspace, language: str, kinds: Sequence[str], words: Sequence[str]
) -> Iterator[Found]:
    """What may hold the words, and surely all that does."""
    if ACTION in kinds:
        for action in workspace.actions:
            title, section = text_in(action.title, language), text_in(action.section, language)
            yield Found(ACTION, action.id, "", f"{title} ({section})" if section else title)
    if ENTRY in kinds:
        yield from _entries(workspace, language, words)
    yield from (one for one in _planned(workspace) if one.kind in kinds)
    for kind, read in SHARED.items():
        if kind in kinds:
            yield from _shared(workspace, kind, read, words)


def _entries(workspace: Workspace, language: str, words: Sequence[str]) -> Iterator[Found]:
    """The history: the titles of what was done, with its notes and proofs.

    Ten years hold a hundred thousand rows and some dozens of titles: rows that say nothing of their own are read only
    of the actions whose title holds all the words.
    """
    reader = workspace.store.reader()
    examples = journal.one_of_each(reader)
    log = Log((), actions_of(workspace, examples))
    titles = {(one.routine, one.action): log.title(one, language) for one in examples}
    named = [one for one in examples if holds(titles[one.routine, one.action], list(words))]
    for entry in (*journal.with_words(reader), *journal.without_words(reader, named)):
        title = titles.get((entry.routine, entry.action), entry.action)
        said = " · ".join(part for part in (title, entry.note, entry.receipt) if part)
        yield Found(ENTRY, entry.id, entry.day.isoformat(), said)


def _planned(workspace: Workspace) -> Iterator[Found]:
    """Notes and one-offs."""
    for entry in planned.in_force(workspace.store.reader()):
        if entry.kind == NOTE_ENTRY:
            yield Found(NOTE, entry.id, entry.day.isoformat(), entry.text)
        elif entry.kind == ADD:
            yield Found(ACTION, entry.action, entry.day.isoformat(), entry.text)


def _shared(workspace: Workspace, kind: str, read: Read, words: Sequence[str]) -> tuple[Found, ...]:
    from cmdaily.services.team.access import asked

    def rows() -> tuple[Found, ...]:
        if not workspace.shared.exists:
            return ()
        return tuple(Found(kind, ref, at, text) for ref, at, text in read(workspace.shared.reader(), words))

    return asked(workspace, rows) if workspace.in_team else rows()
