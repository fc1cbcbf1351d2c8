"""Feature extraction of the classifier: hashed n-grams of words and letters, classes of words, and what surrounds them.

Three groups, each weighed by its worth over the root of its size, so that a long message speaks no louder than a short
one: WORDS (words, pairs, beginnings and ends, classes and their succession), LETTERS (3 to 5 letters within a word) and
WHOLE (signs, length and the like, of the message as a whole). A feature is a number below `DIMENSIONS`: the CRC-32 of
its name.
"""

from __future__ import annotations

from math import sqrt
from zlib import crc32

from cmdaily.domain.inbox.kinds.lexicon import classes_of
from cmdaily.domain.inbox.kinds.phrases import CLASSES as PHRASE_CLASSES
from cmdaily.domain.inbox.kinds.phrases import phrases_at
from cmdaily.domain.inbox.kinds.tokens import LONGEST_WORD, Token, fold, tokens, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DIMENSIONS = 1 << 18
WORDS, LETTERS, WHOLE = range(3)
GROUP_WORTH = (1.6, 0.7, 1.5)
"""How loud each group speaks."""
_MASK = DIMENSIONS - 1
_SIGNS = {
    "ask": "?", "bang": "!", "dots": "...", "quote": '"', "hash": "#", "url": "@url", "user": "@user",
    "price": "@price", "clock": "@clock", "nth": "@nth", "number": "@number",
}  # fmt: skip
_PICTURES = {
    "angry": "😡🤬😠👎😤🤮🤢💩😞😒🙄😑😩😫🤦💔😾🖕☹🙁😖😣😕😨😔😢😭",
    "laugh": "😂🤣😆😹😅😜😝🙃",
    "love": "❤♥😍🥰💕💖💛💙💚💜🧡🤍💗😘🤗😻💞💓☺😊😃😄😁🙂",
    "praise": "👏🙌👍💪🏆⭐🌟💯👌🤩🔥🥇✨",
    "thanks": "🙏",
    "party": "🎉🥳🎊🎈🎁🎄🎃🎂",
    "think": "🤔🧐❓❔",
}
_PICTURE_OF = {sign: name for name, signs in _PICTURES.items() for sign in signs}
_LENGTHS = (1, 2, 3, 5, 8, 12, 18, 28, 45)
"""Where one length of message ends and the next begins, in words."""
_TELLING = frozenset(
    ("bad", "thank", "good", "negation", "wh", "aux", "ask", "you", "me", "topic", "thing", *PHRASE_CLASSES)
)
"""Classes whose absence says something."""
_TOGETHER = frozenset(
    (
        *(
            "good",
            "thank",
            "negation",
            "you",
            "me",
            "kin",
            "staff",
            "span",
            "money",
            "ask",
            "wh",
            "aux",
            "own",
            "laugh",
        ),
        *("thing", "private", "fiction", "sport", *PHRASE_CLASSES),
    )
)
_WITH = frozenset(
    (
        *(
            "bad",
            "broken",
            "wait",
            "again",
            "money",
            "harm",
            "dirt",
            "rude",
            "noreply",
            "cancel",
            "good",
            "thank",
        ),
        *("topic", "you", "teaser", "staff", "negation", "thing", *PHRASE_CLASSES),
    )
)
"""Classes that say something when one of the former and one of the latter are in the same message."""
_NEAR, _MOST_NEAR = 3, 6
"""Classes at most so many tokens apart, and so many of them, are in each other's company."""
_KNOWN: dict[str, tuple[tuple[int, ...], tuple[int, ...], tuple[str, ...]]] = {}
_MOST_KNOWN = 5_000
_HASHED: dict[str, int] = {}
_MOST_HASHED = 20_000
_Word = tuple[int, tuple[int, ...], tuple[int, ...]]

Feature = tuple[int, int, int]
"""Its number, its group, and the place of the token that it stands on in the list of tokens, -1 for the message as a
whole."""


def features_of(text: str) -> tuple[list[Token], list[Feature]]:
    """The tokens of a text and its features. The cost is bounded, whatever the text."""
    found, words, others, whole = _outline(text)
    features: list[Feature] = []
    for place, singles, letters in words:
        features += [(number, WORDS, place) for number in singles]
        features += [(number, LETTERS, place) for number in letters]
    features += [(number, WORDS, place) for number, place in others]
    features += [(number, WHOLE, -1) for number in sorted(whole)]
    return found, features


def numbers_of(text: str) -> tuple[list[Token], tuple[list[int], list[int], list[int]]]:
    """The same without their places, by group: half the work."""
    found, words, others, whole = _outline(text)
    numbers = [number for number, _place in others]
    letters: list[int] = []
    for _at, singles, of_letters in words:
        numbers += singles
        letters += of_letters
    return found, (numbers, letters, whole)


def _outline(text: str) -> tuple[list[Token], list[_Word], list[tuple[int, int]], list[int]]:
    """Tokens; words with their features; other features of the group WORDS with their place; those of WHOLE."""
    found = tokens(fold(visible(text)))
    words: list[_Word] = []
    others: list[tuple[int, int]] = []
    names: list[str] = []
    classes: list[tuple[int, str]] = []
    for place, (word, shape, _start, _end) in enumerate(found):
        if shape == "word":
            short = word[:LONGEST_WORD]
            singles, letters, groups = _of_word(short)
            words.append((place, singles, letters))
            classes += [(place, group) for group in groups]
            names.append(short)
            continue
        name = _SIGNS.get(shape, word)
        names.append(name)
        others.append((hashed(f"w:{name}"), place))
        if shape == "sign" and word in _PICTURE_OF:
            others.append((hashed(f"c:{_PICTURE_OF[word]}"), place))
            classes.append((place, _PICTURE_OF[word]))
    phrases = [(place, name) for place in range(len(names)) for name in phrases_at(names, place)]
    others += [(hashed(f"c:{name}"), place) for place, name in phrases]
    classes = sorted(classes + phrases, key=_place_of)
    others += _pairs(names)
    others += _companies(classes)
    there = {name for _place, name in classes}
    return found, words, others, [hashed(name) for name in _of_whole(text, found, names, there)]


def shares_of(features: Sequence[Feature]) -> tuple[float, ...]:
    """What one feature of each group is worth in a message with these features."""
    counts = [0] * len(GROUP_WORTH)
    for _number, group, _place in features:
        counts[group] += 1
    return tuple(worth / sqrt(count or 1) for worth, count in zip(GROUP_WORTH, counts, strict=True))


def hashed(name: str) -> int:
    """The number of a feature. The first ones that a process meets are remembered."""
    number = _HASHED.get(name)
    if number is None:
        number = crc32(name.encode("utf-8", "surrogatepass")) & _MASK
        if len(_HASHED) < _MOST_HASHED:
            _HASHED[name] = number
    return number


def _place_of(each: tuple[int, str]) -> int:
    return each[0]


def _of_word(word: str) -> tuple[tuple[int, ...], tuple[int, ...], tuple[str, ...]]:
    """Of a word by itself: its features as a word, those of its letters, and its classes. Remembered."""
    known = _KNOWN.get(word)
    if known is None:
        groups = classes_of(word)
        singles = (hashed(f"w:{word}"), *(hashed(f"c:{group}") for group in groups))
        framed = f"<{word}>"
        spans = ((at, at + size) for size in (3, 4, 5) for at in range(len(framed) - size + 1))
        letters = {hashed(f"l:{framed[start:end]}") for start, end in spans if len(framed) > 3}
        known = (singles, tuple(sorted(letters)), groups)
        if len(_KNOWN) < _MOST_KNOWN:
            _KNOWN[word] = known
    return known


def _pairs(names: list[str]) -> Iterator[tuple[int, int]]:
    """Words in company: two, two around a third, the first three and the last."""
    before, between = "", ""
    for place, name in enumerate(names):
        if place > 0:
            yield hashed(f"2:{between} {name}"), place - 1
        if place > 1:
            yield hashed(f"s:{before} {name}"), place - 2
        before, between = between, name
    for count in (1, 2, 3):
        if names:
            yield hashed(f"^{count}:{' '.join(names[:count])}"), 0
    if names:
        yield hashed(f"$:{names[-1]}"), len(names) - 1


def _companies(classes: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Classes that follow each other, and those of the first token."""
    for at, (place, one) in enumerate(classes):
        if place == 0:
            yield hashed(f"^c:{one}"), 0
        for later, two in classes[at + 1 : at + 1 + _MOST_NEAR]:
            if later - place > _NEAR:
                break
            if later != place:
                yield hashed(f"cc:{one} {two}"), place


def _of_whole(text: str, found: list[Token], names: list[str], there: set[str]) -> set[str]:
    """The names of what holds for the message as a whole."""
    shapes = [shape for _word, shape, _start, _end in found]
    words = shapes.count("word")
    asks = shapes.count("ask")
    mark = "?" if asks else "."
    size = sum(words > limit for limit in _LENGTHS)
    whole = {"whole", f"size:{size}", f"size:{size} {mark}"}
    if asks:
        whole |= {"asks", f"asks:{'last' if names[-1] == '?' else 'within'}", f"asks:{min(asks, 3)}"}
        if "quote" in shapes:
            whole.add("asks:quote")
    whole |= {f"has:{shape}" for shape in set(shapes) if shape not in ("word", "end", "sign")}
    whole |= {f"with:{name} {mark}" for name in there}
    whole |= {f"lacks:{name} {mark}" for name in _TELLING - there}
    whole |= {f"both:{one} {two}" for one in there & _TOGETHER for two in there & _WITH if one != two}
    letters = [char for char in text[:400] if char.isalpha()]
    if len(letters) > 8 and sum(map(str.isupper, letters)) > 0.6 * len(letters):
        whole.add("shouted")
    if text[:1].islower():
        whole.add("small")
    return whole
