"""Styled Unicode letters and look-alikes (homoglyphs): noise or nothing for a screen reader and a search."""

from __future__ import annotations

import unicodedata

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.model import TextContext
from cmdaily.domain.charter.rule import Example, both, found, rule
from cmdaily.domain.charter.rules.unicode_tables import MARKS
from cmdaily.domain.charter.text import hide
from cmdaily.domain.publishing.finding import ERROR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cmdaily.domain.charter.text import Text
    from cmdaily.domain.publishing.finding import Finding

UNICODE = (
    "Unicode: characters made for mathematics and compatibility, spelled out or skipped by screen readers"
)

_FANCY_CLASS = (
    "\U0001d400-\U0001d7ff"  # mathematical alphanumerics: 𝗯𝗼𝗹𝗱, 𝘪𝘵𝘢𝘭𝘪𝘤, 𝓼𝓬𝓻𝓲𝓹𝓽
    "\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f172-\U0001f17d"
    "\U0001f180-\U0001f189\u24b6-\u24e9\uff21-\uff3a\uff41-\uff5a\uff10-\uff19"
    "\u210b-\u2113\u211b-\u211d\u212c-\u2134"
)
_FANCY = re.compile(f"[{_FANCY_CLASS}](?:[{_FANCY_CLASS}{MARKS} ’'-]*[{_FANCY_CLASS}{MARKS}])?")
_SQUARED = {0x1F130: "A", 0x1F150: "A", 0x1F170: "A"}


@rule(
    "fancy-letters",
    family="letters",
    severity=ERROR,
    owns=("hashtag",),
    source=both(
        UNICODE,
        "Unicode : des caractères faits pour les mathématiques et la compatibilité, épelés ou sautés par les "
        "lecteurs d’écran",
    ),
    refuses=(
        Example("𝗡𝗼𝘂𝘃𝗲𝗮𝘂 : la billetterie est ouverte"),
        Example("𝓑𝓲𝓮𝓷𝓿𝓮𝓷𝓾𝓮 à toutes et tous"),
        Example("We are 𝙝𝙞𝙧𝙞𝙣𝙜", "en"),
        Example("ＯＰＥＮ today", "en"),
    ),
    accepts=(Example("Nouveau : la billetterie est ouverte"), Example("Room № 4, 20 m², 5 ℃", "en")),
)
def fancy_letters(text: Text, _context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """Letters that imitate bold, italic or handwriting."""
    if text.isascii() or not _FANCY.search(text):
        return
    for span in _FANCY.finditer(hide(text, (*text.emails, *text.links, *text.handles))):
        emoji_like = span.group() in "🅰🅱🅾🅿"
        if not emoji_like:
            yield found("charter.fancy-letters", span.start(), span.end(), plain_letters(span.group()))


def plain_letters(fancy: str) -> str:
    """The ordinary letters that fancy ones imitate."""
    return unicodedata.normalize("NFC", "".join(_plain(letter) for letter in fancy))


def _plain(letter: str) -> str:
    point = ord(letter)
    for first, start in _SQUARED.items():
        if first <= point < first + 26:
            return chr(ord(start) + point - first)
    plain = unicodedata.normalize("NFKC", letter)
    return plain if len(plain) == 1 else letter


_JOINING = (
    "\u0600-\u06ff\u0700-\u074f\u0750-\u077f\u0840-\u085f\u08a0-\u08ff"
    "\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af"
)
"""Scripts in which a joiner or a non-joiner between two letters spells another word (UAX 31, 2.3)."""
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Scripts without spaces, where U+200B says where a word may end."""
_INVISIBLE = re.compile(
    "(?:[\u00ad\u2060-\u2064\u206a-\u206f\ufeff\u180e\u115f\u1160\u3164\uffa0\u202a-\u202e\u2066-\u2069]"
    f"|(?<![{_SPACELESS}])\u200b|\u200b(?![{_SPACELESS}])"
    f"|(?<![{_JOINING}])\u200c|\u200c(?![{_JOINING}])"
    f"|(?<![{_JOINING}])\u200d(?![\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff])"
    f"|(?<=[{_JOINING}])\u200d(?![{_JOINING}])"
    "|(?<![\U000e0061-\U000e007a\U0001f3f4])[\U000e0020-\U000e007f]+"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f])+"
)


@rule(
    "invisible-characters",
    family="letters",
    severity=ERROR,
    source=both(
        "Unicode Technical Report 36: characters without a shape hide text or turn its direction",
        "Unicode, rapport technique 36 : des caractères sans forme cachent du texte ou en changent le sens",
    ),
    refuses=(Example("Ins\u200bcription avant vendredi"), Example("Pay here\u202emoc.elpmaxe", "en")),
    accepts=(
        Example("Une famille 👨‍👩‍👧, et c’est tout"),
        Example("می‌خواهم بروم", "en"),
        Example("Flags of 🏴󠁧󠁢󠁷󠁬󠁳󠁿 and France", "en"),
    ),
)
def invisible_characters(text: Text, _context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """Zero-width and direction characters, which come with a paste and break searches, words and trust."""
    if text.isascii() and text.isprintable():
        return
    for span in _INVISIBLE.finditer(text.masked):
        code = f"U+{ord(span.group()[0]):04X}"
        yield found("charter.invisible-characters", span.start(), span.end(), "", code=code)


_STACK = re.compile(f"[^{MARKS}][{MARKS}]{{3,}}")


@rule(
    "stacked-marks",
    family="letters",
    severity=ERROR,
    source=both(
        UNICODE,
        "Unicode : des caractères faits pour les mathématiques et la compatibilité, épelés ou sautés par les "
        "lecteurs d’écran",
    ),
    refuses=(Example("Soirée H̷̢̛a̴͇͊l̸̰͑l̶̥̈́oween à la médiathèque"), Example("S̵̢͒̍p̷̙̀ö̶̝́ò̷̡͠k̴̻̄y night", "en")),
    accepts=(Example("Cafe\u0301 litte\u0301raire"), Example("Tiếng Việt classes on Monday", "en")),
)
def stacked_marks(text: Text, _context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """Letters under a heap of combining marks, which spill over the lines around them."""
    if text.isascii():
        return
    for span in _STACK.finditer(text.masked):
        yield found("charter.stacked-marks", span.start(), span.end(), span.group()[0])


_DECORATION_CLASS = (
    "\u2500-\u259f\u25a0-\u25a9\u25ac-\u25b5\u25b7-\u25bf\u25c1-\u25fa\u2605-\u260d\u2619-\u261c\u2730-\u2732"
    "\u2735-\u2743\u2745-\u2746\u2748-\u274b\u2756\u2758-\u2762\u2765-\u2767\u2720-\u2727\u2729-\u272f"
    "\u0f3a-\u0f3d\ua9c1\ua9c2\u06de\u06e9\u30fb\u2022\u25cf\u2591-\u2593\u3010\u3011\u300e\u300f"
)
_DECORATION = re.compile(
    rf"[{_DECORATION_CLASS}](?:[ \t]*[{_DECORATION_CLASS}])+|[\u2605\u2606\u0f3a-\u0f3d\ua9c1\ua9c2]"
)
_RULED_LINE = re.compile(r"(?m)^[ \t]*([-=_*~.+#—–])(?:[ \t]?\1){4,}+[ \t]*$")


@rule(
    "decoration",
    family="letters",
    source=both(
        UNICODE,
        "Unicode : des caractères faits pour les mathématiques et la compatibilité, épelés ou sautés par les "
        "lecteurs d’écran",
    ),
    refuses=(Example("★ ★ ★ Braderie ★ ★ ★"), Example("꧁ Soldes ꧂"), Example("━━━━━━━━\nNews", "en")),
    accepts=(
        Example("Braderie ce samedi"),
        Example("• un atelier\n• un goûter"),
        Example("Rated 4.5/5 ✨", "en"),
    ),
)
def decoration(text: Text, _context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """Stars, rules and boxes that decorate and say nothing."""
    if not text.isascii():
        for span in _DECORATION.finditer(text.masked):
            yield found("charter.decoration", span.start(), span.end())
    for span in _RULED_LINE.finditer(text.masked):
        yield found("charter.decoration", span.start(), span.end())


_KAOMOJI = re.compile(
    r"¯\\?_?\(|[(（][^()（）\w\n]{0,4}[°•ಠ◕⌐■ʖ╥﹏ツ益ω▽][^()（）\n]{0,8}[)）]|┻━┻|\\o/|ᕕ\(|ლ\("
)
_SMILEYS = re.compile(r"\(?:[-']?[()DPp*/|]|;-?\)|<3|\^\^")
_PUNCTUATION_LINE = re.compile(
    r"(?m)^[ \t]*(?=(?:[^\w\s\ufffc]|_)*[/\\|_(){}<>])(?:[^\w\s\ufffc]|_|[ \t]|[oO0vV](?![^\W\d_])){6,}$"
)


@rule(
    "ascii-art",
    family="letters",
    source=both(
        "WCAG 2.2, technique H86 and success criterion 1.1.1: text used as a picture needs an alternative",
        "WCAG 2.2, technique H86 et critère de succès 1.1.1 : un texte qui sert d’image demande une alternative",
    ),
    refuses=(
        Example("On ne sait pas non plus ¯\\_(ツ)_/¯"),
        Example("(•_•)\n<) )╯ On danse ce soir\n/ \\"),
        Example("  /\\_/\\\n ( o.o )\n  > ^ <\nCat café now open", "en"),
    ),
    accepts=(
        Example("Merci à tous :)"),
        Example("Le programme en ligne\n(https://ville.example/agenda)"),
        Example("Prix : 5 € (4 € pour les moins de 12 ans)"),
        Example("1/2 price", "en"),
    ),
)
def ascii_art(text: Text, _context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """A drawing made of characters."""
    taken = 0
    for span in _KAOMOJI.finditer(text.masked):
        taken = span.end()
        yield found("charter.ascii-art", span.start(), span.end())
    if taken:
        return
    for span in _PUNCTUATION_LINE.finditer(text.masked):
        if not _SMILEYS.fullmatch(span.group().strip()) and len(span.group().split()) < 20:
            yield found("charter.ascii-art", span.start(), span.end())


RULES = (fancy_letters, invisible_characters, stacked_marks, decoration, ascii_art)
