"""Language detection of a short text, by its little words and its script."""

from __future__ import annotations

import unicodedata

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.language_words import WORDS_OF
from cmdaily.domain.charter.model import LANGUAGES
from cmdaily.domain.charter.text import MASK
from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.charter.text import Span, Text

_LETTERS = {"fr": "éèêàçùîôœ", "es": "áéíóúñ", "de": "äöüß", "it": "àèéìòù", "pt": "ãõáâéêíóúç"}
_SCRIPTS = {
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "GREEK": "el",
    "THAI": "th",
    "HEBREW": "he",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "CYRILLIC": "",
    "ARABIC": "",
    "DEVANAGARI": "",
}
"""Scripts by the first word of their letters' names, and the language where one alone is usual; "" for several."""
_CYRILLIC = (("uk", "іїєґ"), ("ru", "ыэё"))

CLEARLY = 2
"""So many more words than of the usual language make a text one of another: a film's title does not."""

TOLD = tuple(WORDS_OF)
"""Languages that a text in Latin letters is told to be in."""

_ELISIONS = ("l'", "d'", "c'", "j'", "n'", "s'", "qu'", "m'")

_CONTRACTIONS = ("n't", "'re", "'ve", "'ll", "s'", "'s")

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def language_tag(given: str) -> str:
    """A language as BCP 47 writes it (`fr`, `pt-BR`, `zh-Hant`), "" for none. UsageError for what is none."""
    if not given:
        return ""
    if not _TAG.fullmatch(given):
        raise UsageError("speak.language", remedy="speak.language_remedy", given=given[:40])
    first, *parts = given.replace("_", "-").split("-")
    shaped = (part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in parts)
    return "-".join((first.lower(), *shaped))


def plain_tag(tag: str) -> str:
    """The language of a tag without its region: `fr` of `fr-CA`."""
    return tag.partition("-")[0].lower()


def language_of(text: Text, candidates: tuple[str, ...] = LANGUAGES) -> str:
    """The language among the candidates whose words the text has most of; the first one on a tie.

    Empty when there is no candidate.
    """
    if len(candidates) < 2:
        return candidates[0] if candidates else ""
    votes = _votes_of(text, _own_words(text))
    return max(candidates, key=lambda language: votes.get(language, 0))


def told_language(text: Text, usual: str = "") -> str:
    """The language a text is in, to be said along with it (BCP 47); "" where it does not tell.

    `usual` is the author's: it holds unless the text clearly speaks another, by CLEARLY more words or with every word
    it has (docs/decisions/0050-language-of-a-post.md). What stands between quotation marks and what every language
    borrows (`happy hour`) tells nothing. A text in a script whose languages are several is none of those in Latin
    letters.
    """
    letters = "".join(word.text for word in text.words[:200])
    script = _script_of(letters)
    if script:
        return _SCRIPTS[script] or _by_letters(letters) or _same_script(usual)
    words = _own_words(text)
    if not words and usual:
        return usual
    words = words or [word.text.lower().replace("’", "'") for word in text.words[:200]]
    votes = _votes_of(text, words)
    best = max(votes.values())
    first = [language for language, count in votes.items() if count == best]
    if not best or len(first) > 1:
        return usual
    usual_votes = votes.get(plain_tag(usual), 0)
    if not usual or usual_votes == best:
        return usual or first[0]
    clear = best >= usual_votes + CLEARLY and 2 * best > 3 * usual_votes
    titled = _is_title(text) and not _FRENCH_QUOTES.search(text.masked)
    return first[0] if (clear or best >= len(words)) and not titled else usual


_FRENCH_SPACE = re.compile(r"[^\W_][)%€]?[ \u00a0\u202f][!?;:](?:\s|$)")
_FRENCH_QUOTES = re.compile(r"«[ \u00a0\u202f][^«»\n]{1,300}[ \u00a0\u202f]»")
_ENGLISH_HOUR = re.compile(r"(?<!\w)\d{1,2}(?:[.:]\d\d)?[ \u00a0]?[ap]\.?m\b")
_BORROWED = re.compile(
    r"\b(?:happy hours?|black friday|save the date|best of|last minute|happy birthday|let's go|"
    r"open (?:bar|air|space|mic|data)|new york|made in|do it yourself|work in progress|one (?:wo)?man show|live|"
    r"street (?:food|art)|after ?work|escape game|"
    r"behind the scenes|making of|off the record|to be continued|the voice|start up|big up|c'est la vie|bon app[ée]tit|"
    r"bon voyage|vive la (?:france|différence)|tour de france|crème de la crème|à la (?:carte|mode)|en (?:route|masse)|"
    r"caf[ée]s?|cr[èe]me br[ûu]l[ée]e|jalapeños?|naïve|piñatas?|fête de la musique|très chic|"
    r"mardi gras|du jour|haute couture|joie de vivre|raison d'être|film noir|art (?:nouveau|déco)|déjà vu|cordon bleu|"
    r"dolce vita|la casa de papel|prima vista|alla prima|al dente|carpe diem)\b"
)


def _own_words(text: Text) -> list[str]:
    """The first words that the author says, in lower case, without quotations and what is borrowed."""
    said = text.unquoted.replace("’", "'")
    borrowed = [found.span() for found in _BORROWED.finditer(said)]
    return [
        word.text.lower().replace("’", "'")
        for word in text.words[:200]
        if said[word.start] != MASK
        and not _is_no_word(text, word)
        and not any(start <= word.start < end for start, end in borrowed)
    ]


def _is_no_word(text: Text, word: Span) -> bool:
    """An initial (`J. R.`, `U.S.C.`), or what is glued to a figure (`10am`, `3e`)."""
    return (len(word.text) == 1 and text[word.end : word.end + 1] == ".") or (
        word.start > 0 and text[word.start - 1].isdigit()
    )


def _votes_of(text: Text, words: list[str]) -> dict[str, int]:
    """The votes of these words of a text, and of how it is set."""
    votes = _votes(words)
    if words:
        # French alone sets a space before these, and inside its quotation marks
        votes["fr"] += bool(_FRENCH_SPACE.search(text.masked)) + 2 * bool(_FRENCH_QUOTES.search(text.masked))
        votes["en"] += bool(_ENGLISH_HOUR.search(text.masked))
    return votes


def _votes(words: list[str]) -> dict[str, int]:
    votes = dict.fromkeys(TOLD, 0)
    for plain in words:
        for language, little in WORDS_OF.items():
            votes[language] += plain in little
            votes[language] += any(letter in plain for letter in _LETTERS.get(language, ""))
        votes["fr"] += 2 * plain.startswith(_ELISIONS)
        votes["en"] += plain.endswith(_CONTRACTIONS)
    return votes


def _is_title(text: Text) -> bool:
    """Whether it may be no more than a name: two or three words that begin with capitals."""
    words = text.words
    return 1 < len(words) < 4 and all(word.text[0].isupper() for word in words)


def _script_of(letters: str) -> str:
    """The script that most letters are in, "" for Latin and those that are not told apart; kana make it Japanese."""
    if letters.isascii():
        return ""
    count: dict[str, int] = {}
    for letter in letters:
        script = unicodedata.name(letter, "").partition(" ")[0]
        count[script] = count.get(script, 0) + 1
    most = max(count, key=lambda script: count[script])
    if most == "CJK" and (count.get("HIRAGANA", 0) or count.get("KATAKANA", 0)):
        return "HIRAGANA"
    return most if most in _SCRIPTS else ""


def _by_letters(letters: str) -> str:
    lower = letters.lower()
    return next((language for language, own in _CYRILLIC if any(letter in own for letter in lower)), "")


def _same_script(usual: str) -> str:
    """The usual language where it is none of those in Latin letters."""
    return "" if plain_tag(usual) in TOLD else usual
