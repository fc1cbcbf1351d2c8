"""Private words: a text for everybody that quotes what somebody did not write for everybody."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.finding import WARNING, Finding
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cmdaily.domain.publishing.preflight import PreflightInput

QUOTED = 6
"""So many words in a row are a quotation; a shorter message is quoted where it stands whole."""
SHORTEST = 3
"""What has fewer words is what anybody says."""

_WORD = re.compile(r"\w+")


@frozen
class PrivateMessage:
    """A message that was not written for everybody: how it is named here, its id at its network, and its words."""

    ref: str
    remote_id: str
    text: str


def private_words(subject: PreflightInput) -> Iterator[Finding]:
    """A warning for each private message that the text quotes. An answer to one is as private as that is."""
    target = subject.outgoing.target
    if target is not None and target.id in {said.remote_id for said in subject.private}:
        return
    words = _words(subject.outgoing.text)
    for said in subject.private:
        theirs = _words(said.text)
        length = min(QUOTED, len(theirs))
        if length >= SHORTEST and _runs(theirs, length) & _runs(words, length):
            yield Finding("private", WARNING, LocalisedMessage("preflight.private", (("ref", said.ref),)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: Sequence[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
