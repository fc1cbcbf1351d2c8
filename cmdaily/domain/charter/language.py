"""Language detection of a short text, by its little words and its script."""

from __future__ import annotations

import unicodedata

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.model import LANGUAGES
from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.charter.text import Text

_LITTLE = {
    "fr": frozenset(
        "a dit oui non le la les un une des du de et est en au aux vous nous pour dans sur avec ce cette ces qui que "
        "votre notre vos nos "
        "sont pas plus par à où ou se son sa ses il elle on je tu mais merci bonjour bonne très tous "
        "toutes être avez "
        "avons samedi dimanche lundi mardi mercredi jeudi vendredi demain aujourd'hui venez rendez-vous "
        "jusqu'au dès".split()
    ),
    "en": frozenset(
        "the a an of and is are in to for you we our your this that with on at from by it be have has "
        "will not but they "
        "their was were thank thanks hello tomorrow today join see come here there what when who how "
        "all more us my "
        "saturday sunday monday tuesday wednesday thursday friday it's we're don't i'm i".split()
    ),
}
# what a post is told by; rules of the charter know French and English alone
_MORE = {
    "fr": _LITTLE["fr"]
    | frozenset(
        "de y si en l'on moi toi leur leurs sans sous ni lors chez été était fait faire soir matin midi".split()
    ),
    "en": _LITTLE["en"]
    | frozenset("or as if so no me he she his her has had do does new can about out up now".split()),
    "es": frozenset(
        "el la los las un una unos de del al y o en que es por para con su sus se no lo le más pero como este "
        "esta está están muy ya hay son nos todo todos hoy mañana gracias hola nuestro nuestra también cuando "
        "desde hasta".split()
    ),
    "de": frozenset(
        "der die das den dem des ein eine einen einem einer und oder ist sind war nicht mit für auf von zu "
        "zum zur im in am an bei aus nach wir ihr sie ich es uns auch noch nur heute morgen danke hallo unser "
        "unsere über wird werden wenn wie was als dass um".split()
    ),
    "it": frozenset(
        "il lo la i gli le un uno una di del della dei delle dal al alla nel nella e o è in che per con su "
        "non si ci sono più ma come questo questa oggi domani grazie ciao nostro nostra anche tutti tutto da "
        "noi voi siamo".split()
    ),
    "pt": frozenset(
        "o a os as um uma de do da dos das no na nos nas ao e ou é em que por para com não se mais mas como "
        "este esta hoje amanhã obrigado obrigada olá nosso nossa também são está muito já você vocês pelo "
        "pela".split()
    ),
    "nl": frozenset(
        "de het een en of is zijn was niet met voor op van te ten in aan bij uit naar we wij jullie ik je u "
        "ons ook nog maar vandaag morgen bedankt hallo onze deze dit die dat er om als wat hoe wordt worden "
        "kom".split()
    ),
}
_LETTERS = {"fr": "éèêàçùîôœ", "es": "áéíóúñ", "de": "äöüß", "it": "àèéìòù", "pt": "ãõáâéêíóúç", "nl": "ë"}
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

TOLD = tuple(_MORE)
"""Languages that a text in Latin letters is told to be in."""

_ELISIONS = ("l'", "d'", "c'", "j'", "n'", "s'", "qu'", "m'")

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


def language_of(text: Text, candidates: tuple[str, ...] = LANGUAGES) -> str:
    """The language among the candidates whose little words the text has most of; the first one on a tie.

    Empty when there is no candidate.
    """
    if len(candidates) < 2:
        return candidates[0] if candidates else ""
    votes = dict.fromkeys(candidates, 0)
    for word in text.words[:200]:
        plain = word.text.lower().replace("’", "'")
        for language in candidates:
            votes[language] += plain in _LITTLE.get(language, ())
        if "fr" in votes and plain.startswith(_ELISIONS):
            votes["fr"] += 2
        elif "fr" in votes and any(letter in "éèêàçùîôœ" for letter in plain):
            votes["fr"] += 1
    return max(candidates, key=lambda language: votes[language])


def told_language(text: Text, usual: str = "") -> str:
    """The language a text is in, to be said along with it (BCP 47); "" where it does not tell.

    `usual` is the author's: it holds unless the text clearly speaks another, by CLEARLY more words or with every word
    it has (docs/decisions/0050-language-of-a-post.md). A text in a script whose languages are several is none of those
    in Latin letters.
    """
    letters = "".join(word.text for word in text.words[:200])
    script = _script_of(letters)
    if script:
        return _SCRIPTS[script] or _by_letters(letters) or _same_script(usual)
    usual_base = usual.partition("-")[0].lower()
    votes = dict.fromkeys(TOLD, 0)
    words = text.words[:200]
    for word in words:
        plain = word.text.lower().replace("’", "'")
        for language, little in _MORE.items():
            votes[language] += plain in little
            votes[language] += any(letter in plain for letter in _LETTERS.get(language, ""))
        votes["fr"] += 2 * plain.startswith(_ELISIONS)
    best = max(votes.values())
    first = [language for language, count in votes.items() if count == best]
    if not best or len(first) > 1:
        return usual
    clear = best >= votes.get(usual_base, 0) + CLEARLY or best >= len(words)
    return first[0] if clear or not usual else usual


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
    return "" if usual.partition("-")[0].lower() in TOLD else usual
