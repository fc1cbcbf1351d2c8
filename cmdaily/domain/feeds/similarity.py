"""Near-duplicate detection: whether two texts under two addresses are one article.

Title, text, numbers and time decide together. A title alone merges "Agenda of the week" with last week's; a text alone
merges two job offers of one employer. Whatever differs in a number, a month, a negation or a name is not the same.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from difflib import SequenceMatcher

from cmdaily.domain import lazy_re as re
from cmdaily.domain.feeds.words import counts, folded, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Token = tuple[str, bool]

EQUAL, NEAR, UNLIKE, NOTHING = "equal", "near", "unlike", "nothing"

FAR = timedelta(hours=72)
"""Nobody carries an article later than this under another address."""
SOON = timedelta(hours=24)
AT_ONCE = timedelta(hours=6)
LEAST_TEXT = 8
"""Words that say something; fewer prove nothing."""
SHINGLE = 3

_CHANGED = r"maj|mise à jour|màj|updated?"
_MEDIA = r"vid[ée]os?|photos?|en images|podcast|audio|pdf"
_URGENT = r"exclusif|exclusive|breaking|alerte"
_FORM = r"live|en direct|direct|interview|analyse|opinion|tribune|flash"
_LABEL = re.compile(
    rf"\A\s*(?:[\[(]\s*(?:{_CHANGED}|{_MEDIA}|{_URGENT}|{_FORM})(?:\s+\d{{1,2}}\s?[h:]\s?\d{{0,2}})?\s*[\])]\s*[:\-–—|.]?"
    rf"|(?:{_CHANGED}|{_MEDIA}|{_URGENT})\s*(?:[:|]|[\-–—]\s)\s*)\s*",
    re.IGNORECASE,
)
_TAIL_LABEL = re.compile(rf"\s*[\[(]\s*(?:{_CHANGED}|{_MEDIA})\s*[\])]\s*\Z", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|·•»–—-]\s+|\s+::\s+|\s*\|\s*")
_MORE = re.compile(
    r"(?:\s*(?:\[?(?:…|\.\.\.|&hellip;)\]?)?\s*"
    r"(?:lire la suite|lire l['’]article|lire plus|en savoir plus|suite…|continuer la lecture"
    r"|continue reading|read more|read the rest|more »|cet article .{0,300}est apparu en premier sur"
    r"|l['’]article .{0,300}est apparu en premier sur|the post .{0,300}(?:appeared first on|first appeared on)"
    r"|source\s*:).{0,200})\Z",
    re.IGNORECASE | re.DOTALL,
)
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*\Z")


class Traits:
    """What is compared of an article: the words of its title and text, whether either is cut off, its host, its moment,
    and whether that is when it was published. `sites` are names of its sites and feeds: as a title's beginning or end
    they say nothing. The text is taken apart when it is first asked for: most candidates fall by their titles."""

    def __init__(
        self, title: str, text: str, host: str, at: datetime, sites: Iterable[str] = (), *, dated: bool = True
    ) -> None:
        bare = bare_title(title, sites)
        self.title_cut = bool(_CUT.search(bare))
        self.title: tuple[Token, ...] = tuple(tokens(_CUT.sub("", bare)))
        self.host, self.at, self.dated = host, at, dated
        self._written = text
        self._text: tuple[Token, ...] | None = None
        self._cut = False

    @property
    def text(self) -> tuple[Token, ...]:
        """The words of the text, without its title at the beginning and the site's words at its end."""
        if self._text is None:
            self._text = self._read()
        return self._text

    @property
    def text_cut(self) -> bool:
        """Whether the text ends in the middle."""
        _ = self.text
        return self._cut

    def _read(self) -> tuple[Token, ...]:
        body = self._written
        more = _MORE.search(body[-700:])
        if more is not None:
            body = body[: max(0, len(body) - 700) + more.start()]
        self._cut = more is not None or bool(_CUT.search(body[-10:]))
        found = tokens(body)
        words = [word for word, _ in self.title]
        if words and [word for word, _ in found[: len(words)]] == words:
            if len(found) - len(words) >= LEAST_TEXT:
                found = found[len(words) :]
            elif len(found) == len(words):
                found = []
        return tuple(found)


def bare_title(title: str, sites: Iterable[str] = ()) -> str:
    """A title without labels ([UPDATE], VIDEO –) and without the name of its site."""
    text = title
    for _ in range(2):
        text = _LABEL.sub("", text, count=1)
        text = _TAIL_LABEL.sub("", text)
    names = {_plain(site) for site in sites} - {""}
    pieces = _SEPARATOR.split(text)
    if len(pieces) > 1:
        spans = list(_SEPARATOR.finditer(text))
        if _names_site(pieces[-1], names):
            text = text[: spans[-1].start()]
        elif _names_site(pieces[0], names):
            text = text[spans[0].end() :]
    return text.strip() or title


def _names_site(piece: str, names: set[str]) -> bool:
    plain = _plain(piece)
    return bool(plain) and any(
        plain == name or (len(plain) > 3 and plain in name.split(".")) for name in names
    )


def _plain(text: str) -> str:
    return re.sub(r"[^\w.]+", "", folded(text))


def same_article(a: Traits, b: Traits) -> bool:
    """Whether two articles under different addresses are one."""
    gap = abs(a.at - b.at)
    if gap > FAR:
        return False
    if not a.title or not b.title:
        return _same_untitled(a, b, gap)
    titles = compare_titles(a, b)
    if titles == UNLIKE:
        return False
    texts = compare_texts(a.text, b.text, a.text_cut, b.text_cut)
    words = min(len(a.title), len(b.title))
    if titles == NEAR:
        enough = min(len(a.text), len(b.text)) >= 10
        return texts == EQUAL and enough and gap <= timedelta(hours=48)
    if texts == EQUAL:
        return words >= 2 or min(len(a.text), len(b.text)) >= 2 * LEAST_TEXT
    if texts == NEAR:
        return words >= 5
    if texts == NOTHING:
        near = a.host == b.host and words >= 4 and gap <= SOON
        return near or (words >= 7 and gap <= AT_ONCE)
    together = a.host == b.host and a.dated and b.dated and gap <= timedelta(minutes=1)
    return together and words >= 5


def _same_untitled(a: Traits, b: Traits, gap: timedelta) -> bool:
    """Posts without a title: the texts are equal, or one is the beginning of the other."""
    first, second = (*a.title, *a.text), (*b.title, *b.text)
    cut_a, cut_b = (one.text_cut or (one.title_cut and not one.text) for one in (a, b))
    if a.title and not b.title and not a.text and a.title_cut is False and len(second) > len(first) + 2:
        return False
    if min(len(first), len(second)) < LEAST_TEXT:
        words = [word for word, _ in first]
        equal = words == [word for word, _ in second] and bool(words)
        return equal and a.host == b.host and gap <= timedelta(minutes=10)
    return compare_texts(first, second, cut_a, cut_b) == EQUAL and gap <= timedelta(hours=48)


def compare_titles(a: Traits, b: Traits) -> str:
    """`equal`, `near` (words added at one side that count nothing) or `unlike`."""
    first, second = [word for word, _ in a.title], [word for word, _ in b.title]
    if first == second:
        return EQUAL
    for cut, short, long in ((a.title_cut, first, second), (b.title_cut, second, first)):
        whole = short[:-1]
        if (
            cut
            and len(whole) >= 3
            and long[: len(whole)] == whole
            and long[len(whole) :][:1]
            and (long[len(whole)].startswith(short[-1]))
        ):
            return NEAR
    names = {word for word, name in (*a.title, *b.title) if name}
    added = removed = 0
    for kind, i, j, k, m in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if kind == "replace" and j - i == m - k:
            pairs = zip(first[i:j], second[k:m], strict=True)
            if all(_typo(one, other, names) for one, other in pairs):
                continue
        if kind == "replace" or any(counts(word) for word in (*first[i:j], *second[k:m])):
            return UNLIKE
        removed += j - i
        added += m - k
    if added and removed:
        return UNLIKE
    share = (added + removed) / max(len(first), len(second))
    return NEAR if share <= 0.5 and min(len(first), len(second)) >= 3 else UNLIKE


def _typo(one: str, other: str, names: set[str]) -> bool:
    """Whether two words are one, written wrongly once: long enough, a letter apart, and no names."""
    if one == other:
        return True
    if min(len(one), len(other)) < 6 or one[0] != other[0] or counts(one) or counts(other):
        return False
    if one in names or other in names:
        return False
    return _one_letter_apart(one, other)


def _one_letter_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    if len(one) == len(other):
        swapped = (
            one[start : start + 2] == other[start : start + 2][::-1]
            and one[start + 2 :] == other[start + 2 :]
        )
        return one[start + 1 :] == other[start + 1 :] or swapped
    short, long = sorted((one, other), key=len)
    return long[start + 1 :] == short[start:]


def compare_texts(a: Sequence[Token], b: Sequence[Token], cut_a: bool, cut_b: bool) -> str:
    """`equal` (the shorter is in the longer, word for word but for slips), `near` (a few words were changed that name
    and count nothing), `unlike`, or `nothing` where one says too little."""
    (short, cut_short), (long, _) = sorted(((a, cut_a), (b, cut_b)), key=lambda each: len(each[0]))
    if len(short) < LEAST_TEXT:
        alike = bool(short) and [w for w, _ in short] == [w for w, _ in long[: len(short)]]
        if len(short) == 0:
            return NOTHING
        return EQUAL if alike and len(long) == len(short) else NOTHING if alike else UNLIKE
    if cut_short or len(short) < 0.9 * len(long):
        short = short[:-2]  # the last word may be half a word
    words, others = [word for word, _ in short], [word for word, _ in long]
    if len(words) >= 0.5 * len(others) and sum(map(counts, words)) > sum(map(counts, others)):
        return UNLIKE
    there = set(others)
    foreign = [(word, name) for word, name in short if word not in there]
    strange = [
        word for word, name in foreign if not any(_typo(word, other, _named(short, long)) for other in there)
    ]
    if any(counts(word) for word in strange) or any(name for word, name in foreign if word in strange):
        return UNLIKE
    if _contained(words, others) < (0.9 if not strange else 0.8):
        return UNLIKE
    full = len(words) >= 0.8 * len(others)
    missing = [(w, n) for w, n in long if w not in set(words)] if full else []
    if any(counts(word) for word, _ in missing) or (strange and any(name for _, name in missing)):
        return UNLIKE
    if strange:
        return NEAR if len(strange) <= max(1, 0.03 * len(words)) else UNLIKE
    return EQUAL


def _named(*texts: Sequence[Token]) -> set[str]:
    return {word for text in texts for word, name in text if name}


def _contained(words: Sequence[str], others: Sequence[str]) -> float:
    """How much of the shorter text's word sequences stands in the longer one, from 0 to 1."""
    if len(words) < SHINGLE:
        return 1.0 if set(words) <= set(others) else 0.0
    there = {tuple(others[i : i + SHINGLE]) for i in range(len(others) - SHINGLE + 1)}
    own = [tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]
    return sum(each in there for each in own) / len(own)
