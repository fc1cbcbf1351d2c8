"""Rich text of Bluesky: links, mentions, hashtags and cashtags, where its own composer finds them.

The measure is `detectFacets` of @atproto/api, run beside this by a test. Two things are otherwise on purpose: what
begins with `http` and names no protocol (`httpbin.org`) gets `https://`, which the library forgets; and of two that
overlap one is kept.
"""

from __future__ import annotations

import unicodedata

from cmdaily.domain import lazy_re as re
from cmdaily.domain.publishing.text.entities import CASHTAG, HASHTAG, LINK, MENTION, Entity, apart
from cmdaily.domain.publishing.text.tlds import TLDS

SHOWN_PATH, KEPT_PATH = 15, 13
"""A path longer than this is shown by so many of its first characters."""

LONGEST_TAG = 64
"""In UTF-16 units (lexicon app.bsky.richtext.facet counts graphemes, its library these)."""

_SPACES = "\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_START = rf"(?<![^{_SPACES}(])"
_MENTION = re.compile(rf"{_START}@([a-zA-Z0-9.-]+)\b", re.ASCII)
_LINK = re.compile(
    rf"{_START}(?:(?P<address>[hH][tT][tT][pP][sS]?://[^{_SPACES}]+)"
    rf"|(?P<domain>[a-zA-Z][a-zA-Z0-9]*(?:\.[a-zA-Z0-9]+)+)[^{_SPACES}]*)"
)
_TAG = re.compile(rf"(?<![^{_SPACES}])[#＃](?!\ufe0f)([^{_SPACES}\xad\u2060\u200b-\u200d\u20e2]+)")
_CASHTAG = re.compile(rf"{_START}\$([A-Za-z][A-Za-z0-9]{{0,4}})(?=[{_SPACES}.,;:!?)\"'’]|\Z)")

# the composer's list (tlds 1.261.0, of IANA) where it is not that of X
_NEWER = frozenset("amazon kids music spa ישראל アマゾン 亚马逊".split())
_GONE = frozenset(
    "abarth active adac afamilycompany aigo alfaromeo an avianca bananarepublic bentley bl blanco bnl boots bq "
    "budapest bugatti cancerresearch cartier caseih cbs ceb chloe chrysler cityeats comcast cookingchannel csc "
    "dabur dodge doha doosan duck dunlop duns eh epost esurance etisalat everbank fiat flsmidth foodnetwork "
    "frontdoor fujixerox glade goodhands guardian hgtv honeywell hoteles htc iinet intel iselect iveco iwc jcp "
    "jlc kerrylogistics kinder ladbrokes lancaster lancia lancome liaison linde lipsy lixil loft lupin macys "
    "maserati mcd mcdonalds meo metlife mf mobily montblanc mopar movistar mtpc mutual mutuelle nadex nationwide "
    "natura newholland northwesternmutual off oldnavy onion onyourside orientexpress pamperedchef panerai "
    "passagens piaget pramerica qvc raid redstone rightathome rmit rocher sapo sca scjohnson scor ses shaw "
    "showtime shriram spiegel spreadbetting srt starhub statoil swiftcover symantec telecity telefonica tiffany "
    "tp travelchannel uconnect um vista vistaprint volkswagen vuelos warman xfinity xperia zippo اتصالات موبايلي "
    "大众汽车 工行 手表 珠宝 诺基亚".split()
)


def entities(text: str) -> list[Entity]:
    """What a text links to, whom it names and its tags. A mention is a handle; whether it is anybody's is not asked."""
    found: list[Entity] = []
    if "." in text or "://" in text:
        found += (link for match in _LINK.finditer(text) if (link := _link(match)) is not None)
    if "@" in text:
        found += (
            Entity(MENTION, *match.span(), match[1])
            for match in _MENTION.finditer(text)
            if _is_domain(match[1]) or match[1].endswith(".test")
        )
    found += (tag for match in _TAG.finditer(text) if (tag := _tag(match)) is not None)
    found += (Entity(CASHTAG, *match.span(), match[1].upper()) for match in _CASHTAG.finditer(text))
    return apart(found)


def link_shown(address: str) -> str:
    """A link as Bluesky's app writes it into a post: without its protocol, and a long path cut to its beginning.

    What names no protocol stays as it is, as there. Letters stay letters, where the app writes them in percents.
    """
    protocol, colon, rest = address.partition("://")
    if not colon or not rest or protocol.lower() not in ("http", "https"):
        return address
    end = next((at for at, one in enumerate(rest) if one in "/?#"), len(rest))
    host, path = rest[:end].rpartition("@")[2].lower(), rest[end:]
    host = host.removesuffix(":443" if protocol.lower() == "https" else ":80")
    if path[:1] == "/" and path[1:2] in ("", "?", "#"):
        path = path[1:]
    path, _, anchor = path.partition("#")
    path = path.removesuffix("?") if path.count("?") == 1 else path
    path += f"#{anchor}" if anchor else ""
    return host + (f"{path[:KEPT_PATH]}..." if len(path) > SHOWN_PATH else path)


def shortened(text: str) -> tuple[str, list[Entity]]:
    """The text as it is written into a post, links shortened, and its entities there: their values are whole."""
    pieces: list[str] = []
    moved: list[Entity] = []
    at = length = 0
    for one in entities(text):
        words = text[one.start : one.end]
        words = link_shown(words) if one.kind == LINK else words
        pieces += (text[at : one.start], words)
        length += one.start - at
        moved.append(Entity(one.kind, length, length + len(words), one.value))
        at, length = one.end, length + len(words)
    return "".join((*pieces, text[at:])), moved


def _link(match: re.Match[str]) -> Entity | None:
    shown = match[0]
    if match["domain"] is not None and not _is_domain(match["domain"]):
        return None
    if match["address"] is not None and not shown.startswith("http"):
        return None
    if shown[-1] in ".,;:!?":
        shown = shown[:-1]
    if shown[-1] == ")" and "(" not in shown:
        shown = shown[:-1]
    return Entity(
        LINK, match.start(), match.start() + len(shown), shown if match["address"] else f"https://{shown}"
    )


def _tag(match: re.Match[str]) -> Entity | None:
    tag = match[1]
    if not any(not _is_punctuation(one) and one not in "0123456789" for one in tag):
        return None
    while _is_punctuation(tag[-1]):
        tag = tag[:-1]
    if len(tag.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_TAG:
        return None
    return Entity(HASHTAG, match.start(), match.start(1) + len(tag), tag)


def _is_domain(name: str) -> bool:
    _, dot, last = name.rpartition(".")
    return bool(dot) and (last in _NEWER or (last in TLDS and last not in _GONE))


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] == "P"
