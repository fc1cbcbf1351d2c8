"""Addresses: the networks' own compose windows, and what an address of a post points at.

Where no API may send, cmdaily opens the compose window with the text ready. The addresses are the
networks' documented ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, quote, unquote, urlsplit

from cmdaily.domain.accounts.network import Network
from cmdaily.domain.publishing.outgoing import REPLY, SHARE, Outgoing, Target
from cmdaily.domain.record import frozen
from cmdaily.errors import UsageError

LONGEST = 8000
"""Browsers and the programs that start them take no longer address everywhere, in characters."""

LONGEST_TARGET = 2048


@frozen
class HandOff:
    """Where a person goes on. `url` is "" where there is no address; `prefilled` tells that the text is in
    it already, else it has to be pasted."""

    url: str
    prefilled: bool = False


def hand_off(network: Network, outgoing: Outgoing, server: str = "") -> HandOff:
    """The compose window for a delivery. `server` is the account's instance or site, where there is one."""
    build = _WINDOWS.get(network.name)
    window = build(outgoing, server.rstrip("/")) if build else HandOff("")
    if len(window.url) > LONGEST:
        window = HandOff("")
    if window.url:
        return window
    target = outgoing.target.url if outgoing.target else ""
    return HandOff(target or server or network.home)


def _with(address: str, **fields: str) -> str:
    """An address with a query; empty fields are left out, spaces become %20 and never +."""
    pairs = (f"{name}={quote(text, safe='', errors='replace')}" for name, text in fields.items() if text)
    query = "&".join(pairs)
    return f"{address}?{query}" if query else address


def _text_and_link(outgoing: Outgoing) -> str:
    link = outgoing.link
    if not link or link in outgoing.text:
        return outgoing.text
    return f"{outgoing.text}\n\n{link}" if outgoing.text else link


def _quoted(outgoing: Outgoing) -> str:
    """The link, or the address of the post that is passed on."""
    passed_on = outgoing.target.url if outgoing.kind == SHARE and outgoing.target else ""
    return outgoing.link or passed_on


def _x(outgoing: Outgoing, _server: str) -> HandOff:
    target = outgoing.target
    if outgoing.kind == SHARE and target is not None and target.id and not outgoing.text:
        return HandOff(_with("https://x.com/intent/retweet", tweet_id=target.id), True)
    answered = target.id if outgoing.kind == REPLY and target else ""
    link = _quoted(outgoing)
    url = "" if link in outgoing.text else link
    address = _with("https://x.com/intent/post", text=outgoing.text, url=url, in_reply_to=answered)
    return HandOff(address, True)


def _threads(outgoing: Outgoing, _server: str) -> HandOff:
    if outgoing.kind == REPLY:
        return HandOff("")
    address = _with("https://www.threads.net/intent/post", text=outgoing.text, url=_quoted(outgoing))
    return HandOff(address, True)


def _bluesky(outgoing: Outgoing, _server: str) -> HandOff:
    if outgoing.target is not None:
        return HandOff("")
    return HandOff(_with("https://bsky.app/intent/compose", text=_text_and_link(outgoing)), True)


def _mastodon(outgoing: Outgoing, server: str) -> HandOff:
    if outgoing.target is not None and server and outgoing.target.url:
        return HandOff(_with(f"{server}/authorize_interaction", uri=outgoing.target.url))
    if outgoing.target is not None or not server:
        return HandOff("")
    return HandOff(_with(f"{server}/share", text=_text_and_link(outgoing)), True)


def _whatsapp(outgoing: Outgoing, _server: str) -> HandOff:
    return HandOff(_with("https://wa.me/", text=_text_and_link(outgoing)), True)


def _facebook(outgoing: Outgoing, _server: str) -> HandOff:
    shared = _quoted(outgoing)
    return HandOff(_with("https://www.facebook.com/sharer/sharer.php", u=shared) if shared else "")


def _linkedin(outgoing: Outgoing, _server: str) -> HandOff:
    shared = _quoted(outgoing)
    return HandOff(_with("https://www.linkedin.com/sharing/share-offsite/", url=shared) if shared else "")


def _pinterest(outgoing: Outgoing, _server: str) -> HandOff:
    shared = _quoted(outgoing)
    media = next((picture.path for picture in outgoing.pictures if picture.path.startswith("http")), "")
    address = "https://www.pinterest.com/pin/create/button/"
    return HandOff(_with(address, url=shared, media=media, description=outgoing.text), bool(shared))


def _wordpress(outgoing: Outgoing, server: str) -> HandOff:
    if outgoing.target is not None:
        return HandOff(outgoing.target.url and f"{outgoing.target.url.partition('#')[0]}#respond")
    if not server:
        return HandOff("")
    text = _text_and_link(outgoing)
    address = _with(f"{server}/wp-admin/post-new.php", post_title=outgoing.title, content=text)
    return HandOff(address, True)


_WINDOWS: dict[str, Callable[[Outgoing, str], HandOff]] = {
    "x": _x,
    "threads": _threads,
    "bluesky": _bluesky,
    "mastodon": _mastodon,
    "whatsapp": _whatsapp,
    "facebook": _facebook,
    "linkedin": _linkedin,
    "pinterest": _pinterest,
    "wordpress": _wordpress,
    "blog": _wordpress,
}

_HOSTS = {
    "x.com": "x",
    "twitter.com": "x",
    "bsky.app": "bluesky",
    "linkedin.com": "linkedin",
    "facebook.com": "facebook",
    "fb.com": "facebook",
    "instagram.com": "instagram",
    "threads.net": "threads",
    "threads.com": "threads",
    "pinterest.com": "pinterest",
    "wa.me": "whatsapp",
    "whatsapp.com": "whatsapp",
    "memory.example": "memory",
}

# where the id stands in an address's path, by network; the first group is it
_PATHS = {
    "x": r"/(?:[^/]+|i/web)/status(?:es)?/(\d+)(?:/.*)?",
    "bluesky": r"/profile/([^/]+)/post/([^/]+)",
    "linkedin": r"/(?:feed/update/(urn:li:\w+:\d+)|posts/[^/]*(?:activity|share|ugcPost)-(\d+)[^/]*)",
    "facebook": r"/.*(?:posts|videos|permalink|photo|story).*|/share/.+",
    "instagram": r"/(?:[^/]+/)?(?:p|reel|tv)/([^/]+)",
    "threads": r"/@[^/]+/post/([^/]+)",
    "pinterest": r"/pin/([^/]+)",
    "memory": r"/[^/]+/(\d+)",
}

_EXAMPLES = {
    "x": "https://x.com/someone/status/1234567890123456789",
    "bluesky": "https://bsky.app/profile/someone.bsky.social/post/3kabcdefghi2x",
    "mastodon": "https://instance.example/@someone/123456789012345678",
    "wordpress": "https://blog.example/a-post/#comment-12",
    "linkedin": "https://www.linkedin.com/feed/update/urn:li:activity:1234567890123456789",
}

_AT = re.compile(r"at://([a-zA-Z0-9._:%-]+)/(app\.bsky\.feed\.post)/([a-zA-Z0-9._~:-]{1,512})")


def network_of(address: str) -> str:
    """The name of the network that an address belongs to, "" if it could be any server's."""
    if address.startswith("at://"):
        return "bluesky"
    try:
        host = (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
    parts = host.split(".")
    for length in (2, 3):
        found = _HOSTS.get(".".join(parts[-length:]))
        if found:
            return found
    return ""


def parse_target(platform: str, text: str) -> Target:
    """The post that an address, or an id, points at on a network.

    UsageError: not a post, or one of another network. On networks of many servers only the server can tell
    which id belongs to an address: `id` is then "" and the adapter asks.
    """
    given = text.strip()
    if not given or len(given) > LONGEST_TARGET or not given.isprintable() or " " in given:
        raise _not_a_post(platform, given)
    other = network_of(given)
    if other and other != platform:
        raise UsageError(
            "platform.target_other",
            remedy="platform.target_other_remedy",
            text=given,
            other=other,
            platform=platform,
        )
    parse = _PARSERS.get(platform, _by_path if platform in _PATHS else _anywhere)
    target = parse(platform, given)
    if target is None:
        raise _not_a_post(platform, given)
    return target


def _not_a_post(platform: str, text: str) -> UsageError:
    example = _EXAMPLES.get(platform, "https://…")
    return UsageError(
        "platform.target_not_a_post",
        remedy="platform.target_not_a_post_remedy",
        text=text[:200],
        example=example,
    )


def _path(given: str) -> str | None:
    """The path of a web address, without a slash at its end; None if this is no web address."""
    try:
        parts = urlsplit(given)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return unquote(parts.path).rstrip("/")


def _by_path(platform: str, given: str) -> Target | None:
    if platform in ("x", "memory") and given.isascii() and given.isdigit():
        return Target(platform, given, f"https://x.com/i/web/status/{given}" if platform == "x" else "")
    path = _path(given)
    found = re.fullmatch(_PATHS[platform], path) if path and network_of(given) == platform else None
    if found is None:
        return None
    known = next((group for group in found.groups() if group), "")
    if platform == "linkedin" and known.isdigit():
        known = f"urn:li:activity:{known}"
    return Target(platform, known, given)


def _bluesky_post(platform: str, given: str) -> Target | None:
    at = _AT.fullmatch(given)
    if at is not None:
        return Target(platform, given, f"https://bsky.app/profile/{at[1]}/post/{at[3]}", at[1])
    path = _path(given)
    found = re.fullmatch(_PATHS[platform], path) if path else None
    if found is None:
        return None
    address = f"at://{found[1].lstrip('@')}/app.bsky.feed.post/{found[2]}"
    return Target(platform, address, given, found[1]) if _AT.fullmatch(address) else None


def _mastodon_post(platform: str, given: str) -> Target | None:
    if given.isascii() and given.isalnum():
        return Target(platform, given) if any(char.isdigit() for char in given) else None
    path = _path(given)
    # a profile or a page has one part, a post at least two, whatever the server calls them
    if (
        not path
        or path.count("/") < 2
        or path.endswith(("/followers", "/following", "/with_replies", "/media"))
    ):
        return None
    return Target(platform, "", given)


def _wordpress_post(platform: str, given: str) -> Target | None:
    if re.fullmatch(r"\d+(?:#\d+)?", given):
        return Target(platform, given)
    path = _path(given)
    if path is None:
        return None
    parts = urlsplit(given)
    number = next(iter(parse_qs(parts.query).get("p", ())), "")
    comment = re.fullmatch(r"comment-(\d+)", parts.fragment)
    known = number if number.isdigit() else ""
    if not path and not known and comment is None:
        return None
    return Target(platform, f"{known}#{comment[1]}" if comment else known, given)


def _anywhere(platform: str, given: str) -> Target | None:
    return Target(platform, "", given) if _path(given) else None


_PARSERS: dict[str, Callable[[str, str], Target | None]] = {
    "bluesky": _bluesky_post,
    "mastodon": _mastodon_post,
    "wordpress": _wordpress_post,
    "blog": _wordpress_post,
}
