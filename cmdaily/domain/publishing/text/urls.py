"""Links (URLs) of a text, as twitter-text 3 finds them.

Its conformance cases are in tests/domain/publishing/text/test_measure.py. `UrlGrammar` is what another network with the
same machinery does otherwise. The original is one regular expression whose host part backtracks over every dot from
every position: quadratic, and worse, in hostile text. Here a host is found from its dots instead, each run of host
characters being read once.
"""

from __future__ import annotations

from collections.abc import Iterator

from cmdaily.domain import lazy_re as re
from cmdaily.domain.publishing.text.tlds import LONGEST, TLDS
from cmdaily.domain.record import frozen

LONGEST_URL = 4096
"""X takes no longer one for a link, in characters."""

LONGEST_LABEL = 63
"""Of a host name, in its ASCII form (RFC 1035, 2.3.4)."""

LONGEST_SLUG = 40
"""Of a t.co address."""

_SPACES = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_NEVER = "\ufffe\ufeff\uffff"
_DIRECTIONS = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_PUNCTUATION = r"!'#%&()*+,\\/:;<=>?@\[\]^{|}~$"
_RUN = re.compile(f"[^{_PUNCTUATION}{_SPACES}{_NEVER}{_DIRECTIONS}]+")
_NOT_BEFORE = re.compile(f"[A-Za-z0-9@＠$#＃{_NEVER}]")
_JOINERS = "-_."

_LATIN = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b"
    "\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_PATH = rf"[a-z\u0400-\u04ff0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&{_LATIN}]"
_BALANCED = rf"\((?:{_PATH}+|{_PATH}*\({_PATH}+\){_PATH}*)\)"
_PATH_END = rf"[+\-a-z\u0400-\u04ff0-9=_#/{_LATIN}]"
_QUERY = r"[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]"
_TAIL = (
    rf"(?::[0-9]+)?(?P<path>/(?:{_PATH}*(?:{_BALANCED}{_PATH}*)*{_PATH_END}|{_BALANCED}|@{_PATH}+/)*)?"
    rf"(?:\?{_QUERY}*[a-z0-9\-_&=#/])?"
)
_TCO = re.compile(rf"https?://t\.co/([a-z0-9]+)(?:\?{_QUERY}*[a-z0-9\-_&=#/])?", re.IGNORECASE)
_ASCII_LABELS = re.compile(rf"(?:[\-a-z0-9{_LATIN}]+\.)+", re.IGNORECASE)


class UrlGrammar:
    """What may stand before and after a host: protocols as alternatives, and the pattern of port, path and query."""

    def __init__(self, protocols: str, tail: str) -> None:
        self.protocol = re.compile(rf"(?:{protocols})://\Z", re.IGNORECASE)
        self.tail = re.compile(tail, re.IGNORECASE)


X_GRAMMAR = UrlGrammar("https?", _TAIL)


@frozen
class Url:
    """A link in a text: offsets in code points, `end` exclusive. `protocol` is "" for a bare
    `example.com`."""

    start: int
    end: int
    protocol: str


def urls(text: str, bare: bool = True, grammar: UrlGrammar = X_GRAMMAR) -> list[Url]:
    """The links of a text, in order. `bare` takes those without a protocol too."""
    found: list[Url] = []
    at = taken = 0  # where to look on; where the last link ended, which is no part of the next one
    while (run := _next_run(text, at)) is not None:
        host = _host(text, *run, taken)
        if host is None:
            at = run[1]
            continue
        at = taken = _take(text, host, taken, bare, grammar, found)
    return found


def _take(
    text: str, host: tuple[int, int], at: int, bare: bool, grammar: UrlGrammar, found: list[Url]
) -> int:
    """Add the links that this host makes; where to go on."""
    start, end = host
    protocol = _protocol(text, start, at, grammar)
    tail = grammar.tail.match(text, end, end + LONGEST_URL)
    stop = tail.end() if tail else end
    if not _host_is_possible(text[start:end], stop - start + len(protocol or "https://")):
        return stop
    if protocol:
        shown = _tco(text, start - len(protocol), stop)
        if shown:
            found.append(Url(start - len(protocol), shown, protocol))
        return max(stop, end)
    if bare and not (start > at and text[start - 1] in "-_./"):
        path = bool(tail and tail["path"])
        parts = list(_ascii_hosts(text, start, end))
        for part, (first, last) in enumerate(parts):
            whole = path and part == len(parts) - 1
            found.append(Url(first, stop if whole else last, ""))
    return stop


def _next_run(text: str, at: int) -> tuple[int, int] | None:
    """The next stretch of host characters that holds a dot."""
    while True:
        dot = text.find(".", at)
        if dot < 0:
            return None
        start = dot
        while start > at and _RUN.match(text[start - 1]):
            start -= 1
        run = _RUN.match(text, start)
        if run is not None:
            return start, run.end()
        at = dot + 1


def _host(text: str, start: int, end: int, at: int) -> tuple[int, int] | None:
    """The leftmost, and from there the longest, host in a run of host characters."""
    labels = text[start:end].split(".")
    offsets = [start]
    for label in labels[:-1]:
        offsets.append(offsets[-1] + len(label) + 1)
    tops = [_top_level(text, offset, end) for offset in offsets]
    longest = _longest(labels, tops)
    for number in range(len(labels) - 1):
        label, offset = labels[number], offsets[number]
        if not label or label[-1] in _JOINERS:
            continue
        last = longest[number + 1]
        plain = 0
        if not last:
            if not tops[number + 1]:
                continue
            last, plain = number + 1, label.rfind("_") + 1
        first = _start(text, offset + plain, offset + len(label), at)
        if first is not None:
            return first, offsets[last] + tops[last]
    return None


def _longest(labels: list[str], tops: list[int]) -> list[int]:
    """For each label, the last top-level label that a host going on with it can reach; 0 for none."""
    reach = [0] * (len(labels) + 1)
    for number in range(len(labels) - 2, 0, -1):
        label = labels[number]
        if not label or label[0] in _JOINERS or label[-1] in _JOINERS:
            continue
        reach[number] = reach[number + 1]
        if not reach[number] and tops[number + 1] and "_" not in label:
            reach[number] = number + 1
    return reach


def _start(text: str, first: int, last: int, at: int) -> int | None:
    """Where in a label a host may begin: at a letter after something that is not one."""
    for here in range(first, last):
        if text[here] in _JOINERS:
            continue
        if here == 0 and not _NOT_BEFORE.match(text[0]) and here + 1 < last and text[1] not in _JOINERS:
            return 1  # the library takes a first letter beyond ASCII for what stands before the host
        if here == 0 or (here > at and not _NOT_BEFORE.match(text[here - 1])):
            return here
        if here >= at and text[here] > "\uffff":
            return here  # the library counts in UTF-16: half of an emoji may stand before the host
    return None


def _top_level(text: str, offset: int, end: int) -> int:
    """The length of the top-level domain that begins here, 0 for none."""
    stop = _letters(text, offset, end)
    if text[offset:stop].lower() == "xn" and text.startswith("--", stop):
        return _punycode(text, offset, end)
    if stop > offset and text[offset:stop].lower() in TLDS:
        return 0 if text.startswith(("@", "+", "-"), stop) else stop - offset
    if stop >= end or text[stop].isascii():
        return 0
    for length in range(min(LONGEST, end - offset), stop - offset, -1):
        if text[offset : offset + length].lower() in TLDS:
            after = offset + length
            goes_on = _letters(text, after, after + 1) > after or text.startswith(("@", "+", "-"), after)
            return 0 if goes_on else length
    return 0


def _letters(text: str, at: int, end: int) -> int:
    """The end of a stretch of ASCII letters and digits."""
    while at < min(end, len(text)) and text[at].isascii() and text[at].isalnum():
        at += 1
    return at


def _punycode(text: str, offset: int, end: int) -> int:
    """The length of `xn--…`, 0 if nothing follows."""
    stop = offset + 4
    while stop < end and text[stop].isascii() and (text[stop].isalnum() or text[stop] == "-"):
        stop += 1
    return stop - offset if stop > offset + 4 else 0


def _protocol(text: str, start: int, at: int, grammar: UrlGrammar) -> str:
    """The protocol before a host, "" where there is none that counts."""
    before = grammar.protocol.search(text, max(at, start - 9), start)
    if before is None:
        return ""
    first = before.start()
    counts = first == 0 or (first > at and not _NOT_BEFORE.match(text[first - 1]))
    return before[0] if counts else ""


def _host_is_possible(host: str, length: int) -> bool:
    """Whether a host can stand in the directory, and the whole in a link of X."""
    if host.startswith("xn--") and not any(_ascii_hosts(host, 0, len(host))):
        return False
    for label in host.split("."):
        if len(label) > LONGEST_LABEL:
            return False
        if not label.isascii():
            extra = len("xn--" + label.encode("punycode").decode()) - len(label)
            if len(label) + extra > LONGEST_LABEL:
                return False
            length += extra
    return length <= LONGEST_URL


def _tco(text: str, start: int, stop: int) -> int:
    """The end of a link, which for t.co is the end of its slug; 0 where the slug is too long to be one."""
    short = _TCO.match(text, start, stop)
    if short is None:
        return stop
    return 0 if len(short[1]) > LONGEST_SLUG else short.end()


def _ascii_hosts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The hosts of Latin letters in what was taken for a host: in `これは。example.com` the last part."""
    at = start
    while (labels := _ASCII_LABELS.search(text, at, end)) is not None:
        at = labels.end()
        while at > labels.start():
            top = _top_level(text, at, len(text))
            if top and at + top <= end:
                yield labels.start(), at + top
                at += top
                break
            at = text.rfind(".", labels.start(), at - 1) + 1
        else:
            at = labels.end()
