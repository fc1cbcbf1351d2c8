"""French forms: capitals with their accents, ordinals, and the names of days and months."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.model import TextContext
from cmdaily.domain.charter.rule import Example, found, rule
from cmdaily.domain.charter.rules.hashtag_words import without_accents
from cmdaily.domain.charter.text import MASK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cmdaily.domain.charter.text import Text
    from cmdaily.domain.publishing.finding import Finding

LEXIQUE = "Lexique des règles typographiques en usage à l’Imprimerie nationale"
ACADEMIE = "Académie française, « Accentuation des majuscules »"

_FIRST_LETTER = """
    école écoles écolier écolière écologie écologique économie économies économique écouter écoutez écoute
    écran écrans écrire écrivez écriture écrivain écrivaine édition éditions éditeur éditrice éducation
    éducatif éducateur égalité également église églises élection élections électricité électrique élève
    élèves élu élue élus élues émission émissions émotion énergie énergies énorme épicerie épisode époque
    équilibre équipe équipes équipement équipements équitation établissement établissements étape étapes
    état états été êtes étés éteindre éteignez étoile étoiles étrange étranger étude études étudiant étudiante
    étudiants étudiantes évaluation évènement évènements événement événements évidemment éveil éviter évitez
    évolution échange échanges échangeons échec échelle éclairage éclipse écluse égalité élaboration élan
    électeurs élémentaire éléments épargne étage étang éternel éternelle évasion île îles être âge âges
    écharpe échappée échelle échelles éclair éclairs éclat éclosion économe écoutons écrivains écrivez écureuil
    éditeurs édifice édifices éducateurs éducatrice éducatrices également égaux égout élancez électricien
    électriciens électronique élégance élevage élimination éloge élue émotions émouvant empêchement énergétique
    énigme énigmes énième épave épiceries épidémie épices épreuve épreuves épuise épuisé équitable équitables équipage
    équipé érable éruption escalade étanche étable étal étals étendue éthique étiquette étiquettes étoffe étonnant
    étonnante étrangers étroit évènementiel événementiel éventail éventuel éveillez évacuation évadez évoluer
    écoconstruction écocitoyen écocitoyens écoquartier écolières écosystème éco éliminatoires époux épouse
""".split()
_WHOLE_WORD = """
    réunion réunions médiathèque bibliothèque mémoire évènement évènements événement événements spécial
    spéciale spéciaux gratuité numéro numéros présentation présence programmée découverte découvertes
    découvrez fête fêtes forêt fenêtre théâtre château gâteau bientôt hôpital hôtel dépôt côté intérêt
    enquête tempête arrêt prêt prêts conférence conférences bénévole bénévoles bénévolat santé sécurité
    solidarité égalité liberté fraternité qualité activité activités actualité actualités journée journées
    soirée soirées matinée année années entrée musée musées lycée lycées arrivée tournée arrêté célébration
    cérémonie création créations décembre février été août noël pâques réservation réservations répétition
    rénovation représentation résultats réunissons déchets déchèterie déménagement dépistage développement
    économies énergie élections élus équipe école écoles état étudiants étudiantes exposées fermée générale
    intéressé préfecture première premières dernière dernières matière lumière rivière frontière carrière
    pièce pièces très après près succès accès progrès
""".split()


def _by_plain(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words by what is left of them without accents, the usual one first: `événement` and `évènement` are one."""
    table: dict[str, tuple[str, ...]] = {}
    for word in words:
        plain = without_accents(word)
        if word != plain and word not in table.get(plain, ()):
            table[plain] = (*table.get(plain, ()), word)
    return table


_BY_PLAIN = _by_plain(_FIRST_LETTER)
_CAPITALS = _by_plain([*_WHOLE_WORD, *_FIRST_LETTER])
# in capitals these are, or may be, other words: COTE OUEST, ON ARRÊTE TOUT, NIVEAU ÉLEVÉ, 18 ANS D’ÂGE
for _real in "ete age ages entree pret prets interesse cote arrete eleve epuise equipe programmee".split():
    _CAPITALS.pop(_real, None)
_CAPITALS["equipe"] = ("équipe",)
_PREPOSITION_A = re.compile(
    r"(?:(?<=[.!?…\n] )|(?<=\n)|(?<![\s\S]))A(?= (?:bientôt|demain|partir|tout|toutes|tous|vos|noter|"
    r"lire|voir|écouter|"
    r"découvrir|l[’']|la|le|vous|nous|mardi|lundi|jeudi|vendredi|samedi|dimanche|mercredi|très|plus "
    r"tard|ce soir|"
    r"cette|chaque|quoi|qui|quel|quelle|propos|travers|pied|table|midi|ne pas)\b)"
)
_CA = re.compile(
    r"\bCa(?= (?:y est|va|vous|nous|se|commence|bouge|tombe|sent|fait|c[’']|a |arrive|suffit|roule|marche))"
)
_NOEL = re.compile(
    r"\b(?i:joyeux|pères?|(?:marché|soirée|repas|veille|fêtes|jour|bûche|sapin|arbre|menus?|contes) de) (Noel)\b"
)
"""The feast; `Noel` is a first name, too."""
_CANDIDATE = re.compile(r"(?<![\w-])(?:[EIA][a-zà-öø-ÿ]{2,}(?!\w|\.[a-z])|[A-ZÀ-ÖØ-Þ]{3,}(?![\w-]|\.[a-z]))")


@rule(
    "fr-accents",
    family="french",
    languages=("fr",),
    source=ACADEMIE,
    refuses=(
        Example("A bientôt au marché"),
        Example("Ecole fermée demain"),
        Example("REUNION PUBLIQUE jeudi"),
        Example("L’Etat et la commune signent"),
        Example("Evénement de l’été"),
    ),
    accepts=(
        Example("À bientôt au marché"),
        Example("École fermée demain"),
        Example("A. Martin présente le plan A"),
        Example("RÉUNION PUBLIQUE jeudi"),
    ),
)
def fr_accents(text: Text, _context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """Capitals that lost their accents: `Ecole`, `A bientôt`, `REUNION`."""
    prose = text.masked
    for span in _PREPOSITION_A.finditer(prose):
        yield found("charter.fr-accents", span.start(), span.end(), "À", word="A", right="À")
    for span in _CA.finditer(prose):
        yield found("charter.fr-accents", span.start(), span.end(), "Ça", word="Ca", right="Ça")
    for span in _NOEL.finditer(prose):
        yield found("charter.fr-accents", span.start(1), span.end(1), "Noël", word="Noel", right="Noël")
    for span in _CANDIDATE.finditer(prose):
        word = span.group()
        table = _CAPITALS if word.isupper() else _BY_PLAIN
        right = _with_accents(word, table.get(without_accents(word), ()))
        if right != word:
            yield found("charter.fr-accents", span.start(), span.end(), right, word=word, right=right)


def _with_accents(word: str, known: tuple[str, ...]) -> str:
    """The word with the accents it lacks; those it has stay, and tell which of several words it is."""
    for theirs in known:
        pairs = list(zip(word, theirs, strict=True)) if len(word) == len(theirs) else []
        if pairs and all(_plain(mine) or mine.lower() == one for mine, one in pairs):
            return "".join(
                mine if not _plain(mine) else one.upper() if mine.isupper() else one for mine, one in pairs
            )
    return word


def _plain(letter: str) -> bool:
    return letter.lower() == without_accents(letter)


_ORDINAL = re.compile(
    r"(?<![\w.,-])(?:(?P<first>1)[ \u00a0]?(?P<one>i?[èe]res?|iers?)|"
    r"(?P<number>[2-9]|\d{2,4}|[IVX][IVXLC]{0,7})[ \u00a0]?(?P<rest>i?[èe]mes?|i[èe]me|è))(?!\w)"
)


@rule(
    "fr-ordinals",
    family="french",
    languages=("fr",),
    source=LEXIQUE,
    refuses=(Example("La 2ème édition"), Example("Le XXIème siècle"), Example("La 1ère fois")),
    accepts=(Example("La 2e édition, la 1re du XXIe siècle, le 1er mai"), Example("Le 2nd tour")),
)
def fr_ordinals(text: Text, _context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """`2ème`, `1ère`, `XXIème` where French writes `2e`, `1re`, `XXIe`."""
    for span in _ORDINAL.finditer(text.masked):
        if text.unquoted[span.start()] == MASK:  # a title is written as its author wrote it
            continue
        if span["first"]:
            feminine = span["one"].rstrip("s").endswith("e")
            fix = "1re" if feminine else "1er"
            fix += "s" if span["one"].endswith("s") else ""
        else:
            fix = span["number"] + ("es" if span["rest"].endswith("s") else "e")
        yield found("charter.fr-ordinals", span.start(), span.end(), fix, form=span.group(), right=fix)


_MONTHS = "Janvier|Février|Avril|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre"
_DAYS = "Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche"
_DATED = re.compile(
    rf"(?<=\d )(?:{_MONTHS}|Mars|Mai)(?![\w-])|(?<=\der )(?:{_MONTHS}|Mars|Mai)(?![\w-])|(?<=\ben "
    rf")(?:{_MONTHS})(?![\w-])"
    rf"|(?<=\b(?:[cC]e|[lL]e|[dD]u|[aA]u) )(?:{_DAYS})(?= \d|[.,;:!?]|$| "
    r"(?:matin|midi|soir|prochain))"
    rf"|(?<=\b(?:[cC]e|[lL]e|[dD]u|[aA]u) )(?:{_DAYS})(?= (?:au (?:{_DAYS}|{_DAYS.lower()})\b|de \d|à \d|dès \d|"
    r"et (?:le|les|jours fériés)\b))"
    rf"|(?<=[\w,] )(?:{_DAYS})(?= \d{{1,2}}(?:er)? (?:{_MONTHS}|{_MONTHS.lower()}|[Mm]ars|[Mm]ai)\b)"
    rf"|(?<=\b[cC]haque )(?:{_DAYS})(?![\w-])"
    rf"|(?<=\b[tT]ous les )(?:{_DAYS})s(?![\w-])"
)


@rule(
    "fr-days",
    family="french",
    languages=("fr",),
    source=LEXIQUE,
    refuses=(
        Example("Rendez-vous le Samedi 3 mai"),
        Example("Du 3 au 5 Octobre"),
        Example("Un film chaque Jeudi, à 20 h"),
        Example("Ouvert tous les Samedis"),
        Example("Ouvert du Mardi au Samedi de 9 h à 19 h"),
        Example("RDV Samedi 5 décembre"),
    ),
    accepts=(
        Example("Rendez-vous le samedi 3 mai"),
        Example("Samedi 3 mai, fête du Vendredi saint et de Mars"),
        Example("Cérémonie du 11 Novembre, place du 8 Mai 1945"),
    ),
)
def fr_days(text: Text, _context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """Days and months with a capital, which French does not give them."""
    for span in _DATED.finditer(text.masked):
        day = span.group()
        if _is_a_name(text, span.start(), span.end()):
            continue
        yield found("charter.fr-days", span.start(), span.end(), day.lower(), word=day)


_FEAST = re.compile(
    r"(?<!\d)(?:14 Juillet|11 Novembre|8 Mai|1er Mai|15 Août|19 Mars|18 Juin|4 Août|25 Décembre)\b"
)
_WEEKDAY = re.compile(r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) $", re.IGNORECASE)
_STREET = re.compile(
    r"\b(?:rue|place|avenue|boulevard|square|quai|cours|pont|all[ée]e|école|stade|salle|impasse|esplanade|parc|lycée|"
    r"collège|station|arrêt|rond-point|faubourg|cité|résidence|passage|villa|jardin|parvis|mail|bd|av\.) "
    r"(?:du |de la |des |de )?$",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:Journal|Club|Ciné|Café|Cercle|Marché|Bal|Salon|Concerts?|Rendez-vous|JDD|Matins|Amis) d[ue] $"
)
_THIS_CENTURY = re.compile(r" 20\d\d\b")


def _is_a_name(text: Text, start: int, end: int) -> bool:
    """Whether a month belongs to a name: a feast (`le 11 Novembre`), a street (`rue du 4 Septembre`), a title in
    quotation marks, a paper (`Journal du Dimanche`)."""
    if text.unquoted[start : start + 1] == MASK or _PAPER.search(text[max(0, start - 40) : start]):
        return True
    number = text.rfind(" ", 0, start - 1) + 1 if start > 1 else 0
    before = text[max(0, number - 24) : number]
    if _STREET.search(before):
        return True
    feast = _FEAST.match(text, number)
    return bool(feast) and not _WEEKDAY.search(before) and not _THIS_CENTURY.match(text, end)


RULES = (fr_accents, fr_ordinals, fr_days)
