"""Correcting the kind of a message, and the words that always decide."""

from __future__ import annotations

from cmdaily.domain.inbox.kinds.reasons import BY_PERSON, BY_SETTING, Verdict
from cmdaily.domain.inbox.message import URGENCIES
from cmdaily.domain.record import replace
from cmdaily.errors import UsageError
from cmdaily.files.config.inbox import LONGEST_WORD
from cmdaily.services.inbox.response_times import ResponseTimes, reckon_again
from cmdaily.store.inbox import kinds as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.inbox.message import Message
    from cmdaily.services.workspace import Workspace

AUTOMATIC = "auto"
"""Takes a correction back."""
NAMES = {name: name for name in (*URGENCIES, AUTOMATIC)} | {
    "réclamation": "complaint",
    "reclamation": "complaint",
    "remerciement": "thanks",
    "merci": "thanks",
    "autre": "other",
}
"""What a kind may be called on the command line, in both languages."""


def kind_named(name: str) -> str:
    """The kind of a name. UsageError for one that names none."""
    kind = NAMES.get(name.strip().lower())
    if kind is None:
        raise UsageError("inbox.no_such_kind", remedy="inbox.kinds_are", kind=name[:40])
    return kind


def correct(workspace: Workspace, messages: Sequence[Message], name: str, words: Sequence[str] = ()) -> None:
    """Set the kind of messages by hand, or let it be told again; learn words that always make a message of this kind.
    What waits is told again at once. UsageError for what names no kind, and for what is no word."""
    kind = kind_named(name)
    if words and kind == AUTOMATIC:
        raise UsageError("inbox.word_without_kind", remedy="inbox.kinds_are")
    learned = [_word(word) for word in words]
    response = ResponseTimes(workspace)
    with workspace.shared.transaction() as connection:
        for message in messages:
            if kind == AUTOMATIC:
                again = response.reckoned(replace(message, corrected=False))
                store.correct(connection, message.number, again.urgency, "")
            else:
                store.correct(connection, message.number, kind, workspace.timestamp)
        for word in learned:
            store.learn_word(connection, word, kind, workspace.timestamp)
    reckon_again(workspace, ResponseTimes(workspace))


def words(workspace: Workspace, forget: Sequence[str] = ()) -> list[tuple[str, str, str]]:
    """The words that decide here, with the kind that they make a message and whence they are: BY_SETTING from
    config.yaml, or BY_PERSON. `forget` unlearns some first. UsageError for one that was not learned."""
    if forget:
        known = {word.casefold(): word for word, _kind in store.words(workspace.shared.reader())}
        for word in forget:
            if word.casefold() not in known:
                raise UsageError("inbox.no_such_word", remedy="inbox.words_remedy", word=word[:40])
        with workspace.shared.transaction() as connection:
            for word in forget:
                store.forget_word(connection, known[word.casefold()])
        reckon_again(workspace, ResponseTimes(workspace))
    set_down = ResponseTimes(workspace).settings.words
    found = [(word, kind, BY_SETTING) for kind, of_kind in set_down for word in of_kind]
    return [*found, *((word, kind, BY_PERSON) for word, kind in store.words(workspace.shared.reader()))]


def verdict(response: ResponseTimes, message: Message) -> Verdict | None:
    """Why a message is of its kind; None where it was told by other words or weights than those of today."""
    if message.corrected:
        return Verdict(message.urgency, BY_PERSON)
    found = response.classifier.verdict(message.incoming.text)
    return found if found.kind == message.urgency else None


def _word(word: str) -> str:
    bare = " ".join(word.split())
    if not any(char.isalnum() for char in bare) or len(bare) > LONGEST_WORD or not bare.isprintable():
        raise UsageError("inbox.no_word", remedy="inbox.words_remedy", word=word[:40], most=LONGEST_WORD)
    return bare
