"""Canonical addresses of web pages: tracking parameters off, and one key for the many spellings of one page.

`clean_url` keeps an address as its site writes it, less what only counts readers. `url_key` goes further, for
comparing: the scheme, `www.`, mobile and AMP variants, the order of parameters do not make another page.
"""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from cmdaily.domain import lazy_re as re

LONGEST = 2_000
_PREFIXES = (
    "utm_",
    "hsa_",
    "mtm_",
    "pk_",
    "piwik_",
    "matomo_",
    "at_",
    "oly_",
    "vero_",
    "_hs",
    "__hs",
    "fb_",
    "wt.",
)
_NAMES = frozenset(
    [
        "fbclid",
        "gclid",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "yclid",
        "twclid",
        "ttclid",
        "igshid",
        "igsh",
        "li_fat_id",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "hsctatracking",
        "xtor",
        "xts",
        "xtref",
        "cmpid",
        "cmp",
        "ncid",
        "ocid",
        "spm",
        "s_cid",
        "icid",
        "wickedid",
        "rb_clickid",
        "_ga",
        "_gl",
        "srsltid",
        "epik",
        "wt_mc",
        "wt_zmc",
        "feedid",
        "feedname",
        "ns_campaign",
        "ns_source",
        "ns_mchannel",
        "ns_linkname",
        "mbid",
        "smid",
        "smtyp",
        "trk",
        "trkinfo",
        "ref_src",
        "ref_url",
        "cvid",
        "guccounter",
        "guce_referrer",
        "guce_referrer_sig",
        "__twitter_impression",
        "assetid",
        "mod_rss",
        "sharetype",
        "share_id",
        "phpsessid",
        "jsessionid",
        "aspsessionid",
        "sessionid",
        "session_id",
    ]
)
_SOURCES = frozenset(
    ("ref", "source", "src", "from", "via", "origin", "partner", "medium", "campaign", "f", "xtmc")
)
_TOLD = re.compile(
    r"(?:rss|feed|atom|newsletter|twitter|facebook|linkedin|mastodon|bluesky|social|email|mail)[\w.-]*", re.I
)
_SESSION = re.compile(r"[0-9a-f]{20,}", re.I)
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#;]*", re.I)
_FRAGMENT = re.compile(r"(?:xtor|utm_\w+|ref|at_medium|mtm_\w+|pk_\w+)=.*|ens_id=.*|rss|feed", re.I)
_WRAPPED = (
    (re.compile(r"(?:www\.)?google\.[a-z.]+\Z"), "/url", ("url", "q")),
    (re.compile(r"l\.facebook\.com\Z"), "/l.php", ("u",)),
    (re.compile(r"out\.reddit\.com\Z"), "", ("url",)),
)
_DOORS = re.compile(r"google\.|facebook\.com/l\.php|out\.reddit|ampproject", re.I)
_AMP_CACHE = re.compile(
    r"https?://(?:www\.google\.[a-z.]+/amp|[\w-]+\.cdn\.ampproject\.org/[cv])/(s/)?(.+)\Z"
)


def clean_url(url: str) -> str:
    """An address of the web without tracking parameters; "" for what is none (`javascript:`, `data:`, too long)."""
    parts = _split(url)
    if parts is None:
        return ""
    kept = [word for word in parts.query.split("&") if word and not _tracks(word)]
    fragment = "" if _FRAGMENT.fullmatch(parts.fragment) else parts.fragment
    path = _PATH_SESSION.sub("", parts.path)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme.lower(), host, path, "&".join(kept), fragment))


def web_url(text: str) -> str:
    """An address of the web as a person or a list gives it, whole: https where no scheme stands, `feed:` taken off; ""
    for what is none."""
    url = text.strip()
    if url.lower().startswith("feed:"):
        url = url[5:] if url[5:].lower().startswith("http") else "https:" + url[5:]
    if "://" not in url.partition("?")[0]:
        scheme = url.partition(":")[0]
        if ":" in url and not url.partition(":")[2].split("/")[0].isdecimal() and "." not in scheme:
            return ""
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
        _ = parts.port
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host or len(url) > LONGEST:
        return ""
    return url if url.isprintable() and " " not in url else ""


def _split(url: str) -> SplitResult | None:
    text = url.strip()
    text = text if text.isprintable() else "".join(char for char in text if char.isprintable())
    if not text or len(text) > LONGEST:
        return None
    try:
        text = _unwrapped(text)
        parts = urlsplit(text)
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
            return None
        _ = parts.port
    except ValueError:
        return None
    return parts


def _unwrapped(url: str) -> str:
    """The address inside that of a search engine, a network's door or an AMP cache."""
    if not _DOORS.search(url):
        return url
    cached = _AMP_CACHE.match(url)
    if cached:
        return ("https://" if cached[1] else "http://") + cached[2]
    parts = urlsplit(url)
    for host, path, names in _WRAPPED:
        if host.match(parts.hostname or "") and parts.path.startswith(path):
            given = dict(parse_qsl(parts.query))
            return next((given[name] for name in names if given.get(name, "").startswith("http")), url)
    return url


def _tracks(word: str) -> bool:
    name, _, told = unquote(word.replace("amp;", "", 1) if word.startswith("amp;") else word).partition("=")
    name = name.lower()
    if name.startswith(_PREFIXES) or name in _NAMES:
        return True
    if name in ("sid", "s", "session") and _SESSION.fullmatch(told):
        return True
    return (name in _SOURCES and bool(_TOLD.fullmatch(told))) or (
        name in ("rss", "feed") and told in ("", "1", "true")
    )


def url_key(url: str) -> str:
    """A text that is equal for addresses of one page; "" where the address names no page of its own (a front page)."""
    parts = _split(url)
    if parts is None:
        return ""
    host, path = _host(parts), _path(_PATH_SESSION.sub("", parts.path))
    pairs = parse_qsl(
        "&".join(w for w in parts.query.split("&") if w and not _tracks(w)), keep_blank_values=True
    )
    if host == "youtu.be":
        host, path, query = "youtube.com", "/watch", [("v", path.strip("/"))]
    else:
        query = sorted(pair for pair in pairs if not _variant(host, *pair))
    if path == "" and not query and not parts.fragment.startswith(("!", "/")):
        return ""
    route = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return f"{host}{path}?{urlencode(query)}#{route}"


def fragment_of(url: str) -> str:
    """What stands behind `#`: two entries that differ in it alone may be one page, or two parts of it."""
    return url.partition("#")[2]


def host_of(url: str) -> str:
    """The host of an address as `url_key` has it; "" for none."""
    parts = _split(url)
    return _host(parts) if parts is not None else ""


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".").lower()
    with suppress(UnicodeError):
        host = host if host.isascii() else host.encode("idna").decode()
    host = re.sub(r"\.m\.(wikipedia|wiktionary)\.org\Z", r".\1.org", host)
    bare = re.sub(r"\A(?:www\d?|m|mobile|amp)\.", "", host)
    host = bare if "." in bare else host
    port = parts.port
    return host if port in (None, 80, 443) else f"{host}:{port}"


def _path(path: str) -> str:
    decoded = quote(
        unquote(path, errors="surrogateescape").encode("utf-8", "surrogateescape"), safe="/:@!$&'()*+,;=~-._"
    )
    decoded = re.sub(r"/{2,}", "/", decoded)
    decoded = re.sub(r"/(?:index\.(?:html?|php|aspx?)|default\.aspx?)\Z", "", decoded, flags=re.I)
    decoded = re.sub(r"(?:/amp(?:/|\.html)?|\.amp)\Z", "", decoded, flags=re.I)
    return re.sub(r"\.amp(\.html?)\Z", r"\1", decoded, flags=re.I).rstrip("/")


def _variant(host: str, name: str, told: str) -> bool:
    """Whether a parameter chooses how a page is shown, and not which."""
    if name.lower() in ("amp", "outputtype", "output") and told.lower() in ("", "1", "amp", "true"):
        return True
    if name == "m" and told in ("0", "1"):
        return True
    video = host in ("youtube.com", "youtu.be")
    return (video and name in ("feature", "si", "pp", "t", "ab_channel")) or (
        name == "si" and host == "open.spotify.com"
    )
