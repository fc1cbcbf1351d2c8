"""A network as data: what it can do, its limits, its prices.

docs/platforms.md says where each figure is from.
"""

from __future__ import annotations

from cmdaily.domain.record import frozen, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Final, Literal

    from cmdaily.domain.publishing.compose_urls import HandOff
    from cmdaily.domain.publishing.outgoing import Outgoing, Target
    from cmdaily.domain.publishing.text.entities import Entity

    Capability = Literal[
        "post",
        "reply",
        "reply-summoned",
        "share",
        "quote",
        "thread",
        "pictures",
        "pictures-by-address",
        "link-card",
        "read-back",
        "delete",
        "inbox",
        "figures",
        "search",
    ]
    LimitUnit = Literal["characters", "weighted", "graphemes", "bytes", "emoji_bytes"]
    Assurance = Literal["always", "key", "read-back", "ask"]


class Can:
    """Capabilities. A network lists those that its adapter really has."""

    POST: Final = "post"
    REPLY: Final = "reply"
    REPLY_SUMMONED: Final = "reply-summoned"  # only to posts whose author mentioned or quoted the account
    SHARE: Final = "share"  # pass a post of someone else on
    QUOTE: Final = "quote"
    THREAD: Final = "thread"  # a reply to one's own post continues it
    PICTURES: Final = "pictures"
    PICTURES_BY_ADDRESS: Final = (
        "pictures-by-address"  # the network fetches them itself, from an open address
    )
    LINK_CARD: Final = "link-card"  # the link stands beside the text and is not counted
    READ_BACK: Final = "read-back"
    DELETE: Final = "delete"
    INBOX: Final = "inbox"
    FIGURES: Final = "figures"
    SEARCH: Final = "search"  # what anybody said in public, by words, hashtag, account or address


class Unit:
    """What a limit counts."""

    CHARACTERS: Final = "characters"  # Unicode code points
    WEIGHTED: Final = "weighted"  # twitter-text v3
    GRAPHEMES: Final = "graphemes"  # what a reader calls a character (UAX 29)
    BYTES: Final = "bytes"  # of UTF-8
    EMOJI_BYTES: Final = "emoji_bytes"  # characters, an emoji as its bytes of UTF-8


class Once:
    """How sure a network makes us that a delivery stands once (docs/platforms.md)."""

    ALWAYS: Final = "always"  # the client names the record
    KEY: Final = "key"  # an idempotency key, for as long as the server keeps it; then reading back
    READ_BACK: Final = "read-back"  # at most once, then found again by text
    ASK: Final = "ask"  # at most once, then a person looks


WEB_PICTURES = ("image/jpeg", "image/png", "image/gif", "image/webp")
"""Types of pictures that every browser shows, and most networks take."""


@frozen
class Limits:
    """What a network takes. 0 means that it sets no limit, or that none is known.

    `text` is counted in `unit`; `caption` is the limit where pictures go along, `reply` that of an answer, 0 where they
    are the same. `text_bytes` is a second limit in UTF-8 bytes. `url` is what any URL
    counts as, 0 for its own length. `mention_domains` is False where `@name@domain` counts without the
    domain. `entities` finds the links, mentions and hashtags of a text as the network does, for what is counted in
    another way and may not be cut. `link_shown` is what a link in the text is shown as, and counted by,
    where that is not the link. `picture_bytes` and `picture_pixels` (width times height) hold for each picture.
    `picture_ratios` are the narrowest and the widest that it takes, width by height; () for any.
    `animated` are the types of pictures that move there; the others show their first frame. `hashtags`, `cashtags`
    and `links` (different ones) are how many of each a post may have.
    """

    text: int = 0
    caption: int = 0
    reply: int = 0
    unit: LimitUnit = Unit.CHARACTERS
    text_bytes: int = 0
    url: int = 0
    mention_domains: bool = True
    entities: Callable[[str], Sequence[Entity]] | None = None
    link_shown: Callable[[str], str] | None = None
    alt_text: int = 0
    pictures: int = 0
    picture_bytes: int = 0
    picture_pixels: int = 0
    picture_ratios: tuple[float, ...] = ()
    picture_types: tuple[str, ...] = ()
    animated: tuple[str, ...] = ()
    hashtags: int = 0
    cashtags: int = 0
    links: int = 0

    def of(self, outgoing: Outgoing) -> Limits:
        """The limits that hold for this text: shorter under pictures, or in an answer, on some networks."""
        text = self.reply if outgoing.kind == "reply" and self.reply else self.text
        text = min(text, self.caption) if outgoing.pictures and self.caption else text
        return self if text == self.text else replace(self, text=text)


def dollars(millionths: int) -> str:
    """An amount for people: `$0.20`, `$0.015`."""
    text = f"{millionths / 1_000_000:.3f}"
    return "$" + (text[:-1] if text.endswith("0") else text)


@frozen
class Prices:
    """What one request costs, in millionths of a US dollar: 15_000 is $0.015. 0 is free.

    `reply` is an answer to somebody who mentioned the account; one that continues a thread of one's own is a post.
    `described` is each picture with a description. `read` is one thing read by the account that owns the app,
    `read_post` and `read_user` a post and a person read by any other. `count` is a question how many posts there are.
    `told` is the key of a message that tells prices which no program can reckon.
    """

    post: int = 0
    post_with_url: int = 0
    reply: int = 0
    share: int = 0
    read: int = 0
    described: int = 0
    read_post: int = 0
    read_user: int = 0
    count: int = 0
    told: str = ""

    def of(self, kind: str, with_url: bool, *, own: bool = False, described: int = 0) -> int:
        """The price of sending one delivery with so many described pictures. A reply to somebody else or a share has
        its own price, URL or not; `own` says that it continues what the account itself said."""
        pictures = described * self.described
        if kind == "post" or (kind == "reply" and own):
            return (self.post_with_url if with_url else self.post) + pictures
        return (self.reply if kind == "reply" else self.share) + pictures


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
    `default_server` is used when no server is named. `app` names the fields that a sign-in by browser cannot do
    without; `callback` says that the application has to be told the address on loopback, `copied` is the message key
    of what the person is asked to copy. `looks` is what a secret of the field `plain` looks like, a regular expression
    for the whole of it, where the network's differ from all others; it judges nothing, it only says whose a refused
    one seems to be.
    """

    fields: tuple[SecretField, ...]
    plain: str
    needs_server: bool = False
    needs_handle: bool = False
    default_server: str = ""
    flow: str = ""
    help: str = ""
    app: tuple[str, ...] = ()
    callback: bool = True
    copied: str = "account.ask_code"
    looks: str = ""


@frozen
class Addresses:
    """What a network's addresses look like, and what stands at them.

    `hosts` are its domains, subdomains included; `schemes` are its own (`at`). `post_path` is a regular expression for
    the path of a post, whose first group that matched is the id; `post_id` one for an id by itself. Where that does
    not do, `parse` makes the target of a text, or says None. On a network of many servers no host tells that an
    address is a post: `federated_path` tells it from an ordinary page by its path. `example` is shown to somebody whose
    address is none. `resolved` says that the adapter asks the server which post an address is where no id can be read
    from it; without it, what is to answer such an address is refused.
    """

    hosts: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    post_path: str = ""
    post_id: str = ""
    parse: Callable[[str], Target | None] | None = None
    federated_path: str = ""
    example: str = "https://…"
    resolved: bool = False


@frozen
class Version:
    """A version of a network's API, and the last day on which it is answered (ISO 8601)."""

    name: str
    ends: str


@frozen
class Network:
    """A network, whether or not it can be spoken to by API (`sign_in` is None where it cannot).

    `hidden` networks are for tests: they load by name and are not listed. `home` is the page to start from, and
    `compose` builds the network's own compose window for a text, with the account's server or "". `quotes_as_link` says
    what a quote becomes where the API has none: a post with the address, or a hand-off. `charter` holds defaults of
    charter rules, as (rule, parameter, default). `kin` are other networks whose actions in a routine a delivery here
    ticks. `words` is the module with the network's messages, `WORDS = {"en": {…}, "fr": {…}}`; their keys begin
    with the network's name. `needs_picture` says that a post without one does not exist there. `versions` are those of
    its API that are known here. `oembed` says who is asked how a post is embedded: (pattern of the address, endpoint).
    `why_by_hand` is the message key of what stands before an API that cmdaily does not use. `window_hours` says that
    one writes to persons there, who must have agreed, and for so long after they wrote. `hosts_pictures` says that an
    account there can hold pictures that other networks fetch by their address, `takes_language` that a post there
    carries its language. `settings` are what a person may say of an account there, as (name, its values or () for any).
    `searches` is how often an account may search in a day, 0 where nothing is known of it, and
    `rights_of_role` says that what the API refuses an account the network's pages refuse as well.
    `granted` are capabilities that an account has only where its own rights name them. `also` are other names by which
    people call the network, in small letters. `markdown` says that it shows Markdown as it is meant.
    """

    name: str
    title: str
    can: tuple[Capability, ...] = ()
    limits: Limits = Limits()
    prices: Prices = Prices()
    once: Assurance = Once.ASK
    sign_in: SignIn | None = None
    home: str = ""
    hidden: bool = False
    addresses: Addresses = Addresses()
    compose: Callable[[Outgoing, str], HandOff] | None = None
    quotes_as_link: bool = True
    charter: tuple[tuple[str, str, object], ...] = ()
    kin: tuple[str, ...] = ()
    words: str = ""
    needs_picture: bool = False
    versions: tuple[Version, ...] = ()
    oembed: tuple[tuple[str, str], ...] = ()
    why_by_hand: str = ""
    window_hours: int = 0
    hosts_pictures: bool = False
    takes_language: bool = False
    settings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    searches: int = 0
    granted: tuple[Capability, ...] = ()
    also: tuple[str, ...] = ()
    rights_of_role: bool = False
    markdown: bool = False
