"""Language detection of a short text, by its little words and its script."""

from __future__ import annotations

import unicodedata

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.model import LANGUAGES
from cmdaily.domain.charter.text import MASK
from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.charter.text import Text

_LITTLE = {
    "fr": frozenset(
        "a dit oui non le la les un une des du de et est en au aux vous nous pour dans sur avec ce cette ces qui "
        "que votre notre vos nos sont pas plus par à où ou se son sa ses il elle on je tu mais merci bonjour "
        "bonne très tous toutes être avez avons samedi dimanche lundi mardi mercredi jeudi vendredi demain "
        "aujourd'hui venez rendez-vous jusqu'au dès".split()
    ),
    "en": frozenset(
        "the a an of and is are in to for you we our your this that with on at from by it be have has will not "
        "but they their was were thank thanks hello tomorrow today join see come here there what when who how all "
        "more us my saturday sunday monday tuesday wednesday thursday friday it's we're don't i'm i".split()
    ),
}
# what posts are made of besides
_COMMON = {
    "fr": frozenset(
        "de y si en l'on moi toi leur leurs sans sous ni lors chez été était fait faire soir matin midi nuit "
        "année semaine mois jour jours heure heures soirée journée matinée atelier marché fête rentrée ouverture "
        "fermeture ouvert ouverte ouverts fermé fermée gratuit gratuite entrée inscription inscriptions inscrivez "
        "réservez réservation découvrez rejoignez participez partagez retrouvez rendez dernier dernière derniers "
        "premier première nouveau nouvelle nouveaux bientôt complet reporté annulé reportée annulée prochain "
        "prochaine recrute recrutons cherche équipe bénévoles bravo félicitations joyeux joyeuse noël bienvenue "
        "bon bons bonnes week-end rappel soldes lieu tarif tarifs seulement encore déjà toujours jamais aussi "
        "entre après avant pendant comment pourquoi quand quel quelle ici là ville mairie école musée théâtre "
        "travaux ensemble vite reste restent tout monde janvier février avril juin juillet août septembre octobre "
        "novembre décembre".split()
    ),
    "en": frozenset(
        "or as if so no me he she his her had has do does new can about out up now tonight only open opens closed "
        "free entry tickets book well done happy merry christmas year birthday good morning evening afternoon "
        "week last first next soon coming sold seats left day days hours hiring welcome great lovely sale off "
        "doors workshop library school market sign let's get find read watch listen learn meet discover enjoy "
        "reminder please every each never always again still before after during while where why which just been "
        "being would could should can't you're january february june july october".split()
    ),
}
# what a post is told by; rules of the charter know French and English alone
_MORE = {
    "fr": _LITTLE["fr"] | _COMMON["fr"],
    "en": _LITTLE["en"] | _COMMON["en"],
    "es": frozenset(
        "el la los las un una unos de del al y o en que es por para con su sus se no lo le más pero como este "
        "esta está están muy ya hay son nos todo todos hoy mañana gracias hola nuestro nuestra también cuando "
        "desde hasta buenos buenas días día feliz año nuevo nueva sábado domingo lunes martes miércoles jueves "
        "viernes abierto abierta cerrado abrimos entrada gratis semana noche tarde bienvenidos próximo equipo "
        "felicidades entradas vuestro nosotros ven venid plazas fiesta concierto taller mercado museo solo "
        "últimas".split()
    ),
    "de": frozenset(
        "der die das den dem des ein eine einen einem einer und oder ist sind war nicht mit für auf von zu zum "
        "zur im in am an bei aus nach wir ihr sie ich es uns auch noch nur heute morgen danke hallo unser unsere "
        "über wird werden wenn wie was als dass um guten gute gutes abend tag woche jahr neues neu neue frohes "
        "fröhliche weihnachten eintritt frei samstag sonntag montag dienstag mittwoch donnerstag freitag geöffnet "
        "geschlossen öffnet öffnen uhr willkommen jetzt hier alle allen bitte viel kommt karten konzert fest "
        "markt verein letzte nächste ab bis".split()
    ),
    "it": frozenset(
        "il lo la i gli le un uno una di del della dei delle dal al alla nel nella e o è in che per con su non si "
        "ci sono più ma come questo questa oggi domani grazie ciao nostro nostra anche tutti tutto da noi voi "
        "siamo buongiorno buonasera buon buona anno nuovo nuova sabato domenica lunedì martedì mercoledì giovedì "
        "venerdì aperto aperta chiuso apriamo ingresso gratuito libero biglietti settimana mese sera serata "
        "giorno benvenuti prossimo prossima auguri mercato scuola vi aspettiamo ultimi posti alle ore".split()
    ),
    "pt": frozenset(
        "o a os as um uma de do da dos das no na nos nas ao e ou é em que por para com não se mais mas como este "
        "esta hoje amanhã obrigado obrigada olá nosso nossa também são está muito já você vocês pelo pela bom boa "
        "dia dias noite tarde feliz ano novo nova sábado domingo terça quarta quinta sexta aberto aberta fechado "
        "entrada gratuita grátis semana bilhetes ingressos bem-vindos próximo parabéns festa feira museu escola "
        "últimos".split()
    ),
    "nl": frozenset(
        "de het een en of is zijn was niet met voor op van te ten in aan bij uit naar we wij jullie ik je u ons "
        "ook nog maar vandaag morgen bedankt hallo onze deze dit die dat er om als wat hoe wordt worden kom "
        "goedemorgen goedenavond goede goed zaterdag zondag maandag dinsdag woensdag donderdag vrijdag open "
        "gesloten gratis toegang week jaar nieuw nieuwe gelukkig welkom kaarten feest markt laatste volgende "
        "avond middag dag uur doe mee".split()
    ),
}
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
    votes = _votes(words)
    # French alone sets a space before these
    votes["fr"] += bool(words and _FRENCH_SPACE.search(text.masked))
    best = max(votes.values())
    first = [language for language, count in votes.items() if count == best]
    if not best or len(first) > 1:
        return usual
    usual_votes = votes.get(usual.partition("-")[0].lower(), 0)
    if not usual or usual_votes == best:
        return usual or first[0]
    clear = best >= usual_votes + CLEARLY and 2 * best > 3 * usual_votes
    return first[0] if (clear or best >= len(words)) and not _is_title(text) else usual


_FRENCH_SPACE = re.compile(r"[^\W\d_][ \u00a0\u202f][!?;:](?:\s|$)|«[ \u00a0\u202f]")
_BORROWED = re.compile(
    r"\b(?:happy hours?|black friday|save the date|best of|last minute|happy birthday|let's go|"
    r"open (?:bar|air|space|mic|data)|new york|made in|do it yourself|work in progress|one (?:wo)?man show|live|"
    r"street (?:food|art)|after ?work|escape game|"
    r"behind the scenes|making of|off the record|to be continued|the voice|start up|big up|c'est la vie|bon app[ée]tit|"
    r"bon voyage|vive la (?:france|différence)|tour de france|crème de la crème|à la (?:carte|mode)|en (?:route|masse)|"
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
        if said[word.start] != MASK and not any(start <= word.start < end for start, end in borrowed)
    ]


def _votes(words: list[str]) -> dict[str, int]:
    votes = dict.fromkeys(TOLD, 0)
    for plain in words:
        for language, little in _MORE.items():
            votes[language] += plain in little
            votes[language] += any(letter in plain for letter in _LETTERS.get(language, ""))
        votes["fr"] += 2 * plain.startswith(_ELISIONS)
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
    return "" if usual.partition("-")[0].lower() in TOLD else usual
