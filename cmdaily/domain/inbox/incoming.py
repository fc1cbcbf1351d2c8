"""What others say to an account, as its network tells it.

A read ends in `Received` or in the `Refused` of domain/accounts/outcome.py. Moments are aware datetimes in UTC.
"""

from __future__ import annotations

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cmdaily.domain.accounts.outcome import RateWindow

MENTION, ANSWER, COMMENT = "mention", "reply", "comment"
KINDS = (MENTION, ANSWER, COMMENT)
UNREADABLE = "unreadable"
"""The kind of a message that broke its reader: its text is what could be found, its address where to look. Its
`remote_id` begins with this word and a colon, as no network's does."""


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
