"""Embed markup: HTML of others cleaned by nh3, and a static card of our own.

What stays runs no script of anybody in the page it is put into. A frame stays where it shows a page of the network
that was asked, shut off from the page around it.
"""

from __future__ import annotations

import html
import re
from typing import Any

from cmdaily.domain.publishing import post_urls
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.platforms import registry
from cmdaily.platforms.embeds.endpoints import host_of, site_of

TAGS = {
    "a", "abbr", "b", "blockquote", "br", "cite", "code", "del", "em", "figcaption", "figure", "i", "iframe", "li",
    "ol", "p", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "ul",
}  # fmt: skip
GONE = {"script", "style", "template", "noscript", "title", "svg", "math", "object", "embed"}
"""Tags that go with what stands in them."""
ATTRIBUTES = {
    "a": {"href", "title"},
    "blockquote": {"cite", "lang", "dir"},
    "p": {"lang", "dir"},
    "time": {"datetime"},
    "iframe": {"src", "width", "height", "title", "allowfullscreen"},
}
SHUT = (
    'sandbox="allow-scripts allow-same-origin allow-popups allow-presentation" '
    'referrerpolicy="strict-origin-when-cross-origin" loading="lazy"'
)
"""Every frame is shut off: it opens windows, and touches nothing around it."""
SHORT = {"flic.kr": "flickr.com", "gph.is": "giphy.com", "spotify.link": "spotify.com"}
"""Sites of short addresses whose frames are another site's; a network's own hosts stand in its data."""
LONGEST = 200_000
SAID = 300
"""Characters of a text that a card shows."""
_FRAME = re.compile(r"<iframe\b([^>]*)>.*?(?:</iframe>|\Z)", re.S)
_GIVEN = re.compile(r'(src|width|height|title)="([^"]*)"')
_SIZE = re.compile(r"\d{1,4}%?", re.ASCII)


def cleaned(given: str, address: str) -> tuple[str, str]:
    """A network's HTML without what could do anything but be read, and the host of the frame in it; "" for nothing that
    is worth showing."""
    import nh3

    site, network = site_of(host_of(address)), post_urls.network_of(address, registry.shipped())
    allowed = {site, SHORT.get(site, site), *(registry.about(network).addresses.hosts if network else ())}

    def attribute(tag: str, name: str, value: str) -> str | None:
        if name in ("href", "cite") and not is_web_address(value):
            return None
        if tag == "iframe" and name in ("width", "height"):
            return value.strip() if _SIZE.fullmatch(value.strip()) else None
        if name == "title":
            return re.sub('[<>"]', "", value)
        if tag == "iframe" and name == "src":
            host = host_of(value)
            if not (value.startswith("https://") and is_web_address(value) and site_of(host) in allowed):
                return None
        return value

    shown = nh3.clean(
        _printable(given[:LONGEST]),
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes={"http", "https"},
        clean_content_tags=GONE,
        link_rel="noopener noreferrer nofollow",
        strip_comments=True,
    )
    shown = _FRAME.sub(_shut, shown).strip()
    frame = _FRAME.search(shown)
    host = host_of(dict(_GIVEN.findall(frame[1]))["src"]) if frame else ""
    return (shown, host) if host or nh3.clean(shown, tags=set()).strip() else ("", "")


def _shut(found: re.Match[str]) -> str:
    """A frame written anew, with nothing inside: what stands there is a text to a browser, and markup to others."""
    given = dict(_GIVEN.findall(found[1]))
    if not given.get("src"):
        return ""
    told = "".join(
        f' {name}="{given[name]}"' for name in ("src", "width", "height", "title") if given.get(name)
    )
    wide = " allowfullscreen" if "allowfullscreen" in found[1] else ""
    return f"<iframe{told}{wide} {SHUT}></iframe>"


def card(url: str, title: str, said: str, author: str, provider: str) -> str:
    """A static card: title with the link, what the page says of itself, author and network. No picture: it would be
    fetched from the network by everybody who reads."""
    address, name = html.escape(url, quote=True), html.escape(title or url)
    lines = [
        f'<blockquote cite="{address}">',
        f'<p><a href="{address}" rel="noopener nofollow">{name}</a></p>',
    ]
    lines += [f"<p>{html.escape(said)}</p>"] if said else []
    by = " · ".join(html.escape(one) for one in (author, provider) if one)
    lines += [f"<footer>{by}</footer>"] if by else []
    return "\n".join([*lines, "</blockquote>"])


def words_of(shown: str) -> str:
    """What cleaned HTML says, on one line: a post without a title is known by its text."""
    from cmdaily.platforms.http.html_text import plain_text

    words = " ".join(_printable(plain_text(shown.replace("</p>", "</p> "))).split())
    return words if len(words) <= SAID else words[:SAID].rpartition(" ")[0] + "…"


def line_in(told: Any, name: str, longest: int = 300) -> str:
    """A field that is a text, on one line, without what cannot be seen; entities are undone, for many write some."""
    given = told.get(name) if isinstance(told, dict) else None
    if not isinstance(given, str):
        return ""
    return " ".join(_printable(html.unescape(given[: 4 * longest])).split())[:longest].strip()


def _printable(text: str) -> str:
    """Without control characters, half characters, and signs that turn the direction of what follows."""
    return "".join(
        char for char in text if char in "\n\t" or (char.isprintable() or char == "\xa0" or char == "\u200d")
    )
