"""What others say to an account, as its network tells it.

A read ends in `Received` or in the `Refused` of domain/accounts/outcome.py. Moments are aware datetimes in UTC.
"""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.record import frozen, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cmdaily.domain.accounts.outcome import RateWindow

MENTION, ANSWER, COMMENT = "mention", "reply", "comment"
KINDS = (MENTION, ANSWER, COMMENT)
UNREADABLE = "unreadable"
"""The kind of a message that broke its reader: its text is what could be found, its address where to look. Its
`remote_id` begins with this word and a colon, as no network's does."""

_CALLED = re.compile(r"@([\w.-]+(?:@[\w.-]+(?::\d+)?)?)(?:[\s,:]+|$)")
"""A handle at the beginning of a text, with what follows it."""


@frozen
class Incoming:
    """One thing that somebody else said to the account.

    `remote_id` is what the network's API calls it, in the form that `Target.id` has, so that an answer can be aimed at
    it. `author` is the handle as the network writes it, without the first @; `name` what the author goes by, "" where
    the network does not say. `text` is plain text, without markup. `received_at` is when it was said, by the network's
    own account. `about` is the remote id of the account's own post that it answers, "" for none or where that is not
    told. `private` says that its network shows it to those that it names, or to followers, alone.
    """

    remote_id: str
    kind: str
    author: str
    text: str
    url: str
    received_at: datetime
    name: str = ""
    about: str = ""
    private: bool = False


@frozen
class AnswerSeen:
    """An answer of the account itself, as its network shows it: `answered` is the remote id of what it answers,
    `remote_id` its own, `url` its address, "" where that is not told."""

    answered: str
    remote_id: str
    url: str = ""


@frozen
class Received:
    """What one read brought, in any order. It may hold what an earlier read brought, and leaves nothing out.

    `cursor` is where the next read goes on: a text that only the adapter understands. `more` says that the next read
    will bring more at once. `items` is how many things the network counted, which is what it takes money for: also
    those that are none of `messages`. `incomplete` says that more may have been said since the read before than the
    network still shows: what is missing cannot be read by API. `answers` are the account's own answers that were seen,
    wherever they were given: no network shows all.
    """

    messages: tuple[Incoming, ...]
    cursor: str
    more: bool = False
    items: int = 0
    rate: tuple[RateWindow, ...] = ()
    incomplete: bool = False
    answers: tuple[AnswerSeen, ...] = ()


def without_own_handle(incoming: Incoming, handle: str) -> Incoming:
    """The message without the handle of the account among those that its text begins with: it says to whom, which is
    known, and nothing of what. `handle` is `acme`, or `acme@server` where its server's people may leave that out. A
    text of nothing else stays as it is."""
    whole = handle.strip().removeprefix("@").lower()
    own, kept, at = {whole, whole.partition("@")[0]} - {""}, "", 0
    while called := _CALLED.match(incoming.text, at):
        kept += "" if called[1].rstrip(".-").lower() in own else called[0]
        at = called.end()
    rest = incoming.text[at:]
    return replace(incoming, text=kept + rest) if rest.strip() else incoming
