"""Tokenisation for comparing texts: words without accents and capitals, numbers in figures, function words off."""

from __future__ import annotations

import unicodedata

from cmdaily.domain import lazy_re as re

_TOKEN = re.compile(r"\d+(?:[.,\u00a0\u202f\u2009 ]\d{3})+(?![\d])|\d+(?:[.,]\d+)*|[^\W\d_]+")
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f\u2009 ]\d{3})+\Z")

FUNCTION_WORDS = frozenset(
    # French
    "le la les l un une des du de d et ou a au aux en dans sur par que qui quoi dont ce cet cette ces c se s sa son "
    "ses leur leurs est sont etre ete ont ai as avons qu il elle ils elles on nous vous je j tu m me n ne y mais donc "
    "or car comme plus si h heure heures selon "
    # English
    "the a an of to in on at by and or is are was were be been it its this that these those as with from has have had "
    "he she they we you his her their our your my but so than then th st rd nd".split()
)
NEGATIONS = frozenset(
    [
        "pas",
        "non",
        "no",
        "not",
        "jamais",
        "never",
        "sans",
        "without",
        "ni",
        "nor",
        "aucun",
        "aucune",
        "none",
        "contre",
        "against",
        "annule",
        "annulee",
        "annules",
        "annulees",
        "cancelled",
        "canceled",
        "reporte",
        "reportee",
        "postponed",
        "t",
        "isn",
        "aren",
        "wasn",
        "weren",
        "don",
        "doesn",
        "didn",
        "won",
        "can",
        "cannot",
        "couldn",
        "dement",
    ]
)
"""Words that turn a sentence round: two texts that differ in one of them are not the same."""

_NUMBER_WORDS = (
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante "
    "cinquante soixante cent cents mille million millions milliard milliards premier premiere deuxieme second seconde "
    "troisieme quatrieme cinquieme dernier derniere "
    "one two three four five seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty "
    "hundred thousand billion first third fourth fifth last next half "
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre "
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec janv fevr avr juil "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "monday tuesday wednesday thursday friday saturday sunday "
    "ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii xix xx xxi"
)
NUMBERS = frozenset(_NUMBER_WORDS.split())
"""Words that count or date: two texts that differ in one of them are not the same."""


def folded(text: str) -> str:
    """A text without accents and capitals, ligatures taken apart."""
    if text.isascii():
        return text.lower()
    text = text.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae").replace("Æ", "Ae")
    apart = unicodedata.normalize("NFKD", text)
    return "".join(char for char in apart if not unicodedata.combining(char)).casefold()


def tokens(text: str, most: int = 4_000) -> list[tuple[str, bool]]:
    """The words of a text that say something, in order, each with whether it stands there as a name does: with a
    capital inside a sentence, or with figures."""
    found: list[tuple[str, bool]] = []
    begins = True
    end = 0
    for match in _TOKEN.finditer(text):
        word = match[0]
        begins = begins or any(char in '.!?:\n«“"|' for char in text[end : match.start()])
        end = match.end()
        if word[0].isdigit():
            found.append((number(word), True))
        else:
            plain = folded(word)
            if plain not in FUNCTION_WORDS:
                found.append((plain, word[0].isupper() and not begins))
        begins = False
        if len(found) >= most:
            break
    return found


def plain_words(text: str, most: int) -> list[str]:
    """The first words of `tokens`, without what tells names: for what is looked up, by the thousand."""
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        plain = number(word) if word[0].isdigit() else folded(word)
        if plain not in FUNCTION_WORDS:
            found.append(plain)
            if len(found) >= most:
                break
    return found


def number(word: str) -> str:
    """A number as all languages write it: 12 000, 12,000 and 12.000 are one, 2,5 is 2.5."""
    if _GROUPED.match(word):
        return re.sub(r"\D", "", word)
    return word.replace(",", ".").lstrip("0") or "0"


def counts(word: str) -> bool:
    """Whether a word of `tokens` counts, dates or turns round."""
    return word[0].isdigit() or word in NUMBERS or word in NEGATIONS
