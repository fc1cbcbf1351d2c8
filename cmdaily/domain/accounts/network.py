"""A network as data: what it can do, its limits, its prices. docs/platforms.md says where each figure is
from."""

from __future__ import annotations

from cmdaily.domain.record import frozen


class Can:
    """Capabilities. A network lists those that its adapter really has."""

    POST = "post"
    REPLY = "reply"
    REPLY_SUMMONED = "reply-summoned"  # only to posts whose author mentioned or quoted the account
    SHARE = "share"  # pass a post of someone else on
    QUOTE = "quote"
    THREAD = "thread"  # a reply to one's own post continues it
    PICTURES = "pictures"
    LINK_CARD = "link-card"  # the link stands beside the text and is not counted
    READ_BACK = "read-back"
    DELETE = "delete"
    INBOX = "inbox"
    FIGURES = "figures"


class Unit:
    """What a limit counts."""

    CHARACTERS = "characters"  # Unicode code points
    WEIGHTED = "weighted"  # twitter-text v3
    GRAPHEMES = "graphemes"  # what a reader calls a character (UAX 29)
    BYTES = "bytes"  # of UTF-8


class Once:
    """How sure a network makes us that a delivery stands once (docs/platforms.md)."""

    ALWAYS = "always"  # the client names the record
    KEY = "key"  # an idempotency key, for as long as the server keeps it; then reading back
    READ_BACK = "read-back"  # at most once, then found again by text
    ASK = "ask"  # at most once, then a person looks


@frozen
class Limits:
    """What a network takes. 0 means that it sets no limit, or that none is known.

    `text` is counted in `unit`; `text_bytes` is a second limit in UTF-8 bytes. `url` is what any URL
    counts as, 0 for its own length. `mention_domains` is False where `@name@domain` counts without the
    domain. `picture_bytes` and `picture_pixels` (width times height) hold for each picture.
    """

    text: int = 0
    unit: str = Unit.CHARACTERS
    text_bytes: int = 0
    url: int = 0
    mention_domains: bool = True
    alt_text: int = 0
    pictures: int = 0
    picture_bytes: int = 0
    picture_pixels: int = 0
    picture_types: tuple[str, ...] = ()
    hashtags: int = 0


@frozen
class Prices:
    """What a send costs, in millionths of a US dollar: 15_000 is $0.015. 0 is free."""

    post: int = 0
    post_with_url: int = 0
    reply: int = 0
    share: int = 0
    read: int = 0

    def of(self, kind: str, with_url: bool) -> int:
        """The price of sending one delivery. A reply or a share has its own price, URL or not."""
        if kind == "post":
            return self.post_with_url if with_url else self.post
        return self.reply if kind == "reply" else self.share


@frozen
class SecretField:
    """One thing to ask for when signing in. `prompt` is a message key; what is `hidden` is not echoed."""

    name: str
    prompt: str
    hidden: bool = True
    optional: bool = False


@frozen
class SignIn:
    """How an account of this network is signed in to.

    `plain` is the field that a secret given as a plain string fills. `flow` is "" where the person types
    the fields, `pkce` for OAuth 2.0 with PKCE on loopback, `code` for an authorisation code that the person
    copies or that arrives on loopback. `help` is the message key that says where to get the fields.
    `default_server` is used when no server is named.
    """

    fields: tuple[SecretField, ...]
    plain: str
    needs_server: bool = False
    needs_handle: bool = False
    default_server: str = ""
    flow: str = ""
    help: str = ""


@frozen
class Network:
    """A network, whether or not it can be spoken to by API (`sign_in` is None where it cannot).

    `hidden` networks are for tests: they load by name and are not listed.
    """

    name: str
    title: str
    can: tuple[str, ...] = ()
    limits: Limits = Limits()
    prices: Prices = Prices()
    once: str = Once.ASK
    sign_in: SignIn | None = None
    home: str = ""
    hidden: bool = False
