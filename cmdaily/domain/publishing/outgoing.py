"""Outgoing posts: one draft to one account, as values. Nothing here knows any network's API."""

from __future__ import annotations

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Literal

    OutgoingKind = Literal["post", "reply", "share"]

POST: Final = "post"
REPLY: Final = "reply"
SHARE: Final = "share"
KINDS: tuple[OutgoingKind, ...] = (POST, REPLY, SHARE)


@frozen
class Picture:
    """A picture to attach. `path` should be a copy of our own: the file is read again when it is sent.

    A picture whose bytes changed between `prepare` and `send` is refused, never sent in place of the other.
    """

    path: str
    alt: str = ""


@frozen
class Target:
    """The post that is answered or passed on.

    `id` is what the network's API calls it (a status id, an at:// address, `POST` or `POST#COMMENT` for
    WordPress), "" where only the server can tell and `url` has to be looked up there. A receipt makes a
    target with the same `id` and `url`.
    """

    platform: str
    id: str
    url: str = ""
    author: str = ""


@frozen
class Outgoing:
    """What one delivery says.

    `key` is the idempotency key: made when the delivery is queued, kept with it, never made anew.
    `share` with a target and no text passes the post on; with a text it quotes it where the network knows
    quotes; without a target it is a post of `link`. `language` is a BCP 47 tag or "". `title` is for
    networks whose posts have one (WordPress). `paid` says that somebody pays for it. `link` is added to the
    text, or becomes a card, as the network does it.
    """

    kind: OutgoingKind
    text: str
    key: str
    link: str = ""
    pictures: tuple[Picture, ...] = ()
    target: Target | None = None
    language: str = ""
    title: str = ""
    paid: bool = False

    @property
    def aim(self) -> str:
        """What the answered or shared post is called by, "" where there is none."""
        return (self.target.id or self.target.url) if self.target else ""
