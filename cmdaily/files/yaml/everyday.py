"""Synonyms for files: what people write, English or French, in place of a key or a value that a file takes.

Only asked once something is wrong. Whether a value fits is not decided here: the reader of its key tries it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cmdaily.domain.recurrence.everyday import NUMBERS
from cmdaily.domain.time.spoken_words import MONTHS, plain

LONGEST = 60
"""Characters of a value for which something is proposed: longer ones are texts."""
_KEYS = {
    "title": "titre name nom label intitulé heading",
    "routine": "name nom id slug",
    "id": "identifiant name nom slug key",
    "description": "desc résumé",
    "every": "chaque tous quand when frequency fréquence repeat recurrence récurrence schedule weekday weekdays jour",
    "times": "fois target count quantity nombre cible",
    "per": "par period période",
    "at": "time hour heure heures à time_of_day",
    "minutes": "minute duration durée duree temps estimate budget limit limite",
    "essential": "important essentiel priority priorité core star",
    "optional": "optionnel facultatif",
    "part": "moment moment_of_day partie",
    "platform": "platforms network networks réseau réseaux plateforme plateformes",
    "counts": "count compte comptes counts_as",
    "asks": "ask demande demandes metrics metric",
    "open": "url link lien page ouvrir",
    "note": "notes comment commentaire remark",
    "from": "de depuis start starts début since",
    "until": "to end ends fin jusque jusqu'à",
    "except": "sauf excepté skip exclude without",
    "only": "seulement uniquement",
    "holidays": "holiday fériés jours_fériés country pays",
    "event": "événement evenement date due deadline échéance",
    "days": "day jours offset offsets",
    "rotation": "rotate turn turns tour roulement",
    "carry": "reporter report keep",
    "after": "après",
    "zone": "timezone tz fuseau fuseau_horaire time_zone",
    "remind": "reminder rappel rappels notify",
    "sections": "section groups groupes",
    "actions": "action tasks tâches items",
    "renamed_from": "renamed formerly ancien old_id",
    "language": "lang langue locale",
    "timezone": "zone tz fuseau fuseau_horaire",
}
_VALUES = {
    "true": "oui vrai on 1 y",
    "false": "non faux off 0 n",
    "morning": "matin matinée am",
    "afternoon": "après-midi apres-midi aprem pm",
    "evening": "soir soirée night nuit",
    "day": "jour jours days daily",
    "week": "semaine semaines weekly",
    "month": "mois months monthly",
    "2 weeks": "fortnight quinzaine biweekly",
    "post": "publication publications poster publier tweet",
    "picture": "image photo images photos",
    "reply": "réponse réponses répondre answer answers replies",
    "share": "partage partages partager repost retweet relay",
    "comment": "commentaire commentaires commenter",
    "read": "lecture lire article articles reading",
    "metric": "chiffre chiffres figure figures métrique statistics",
    "all": "tout tous toutes every everything any",
    "account": "compte comptes accounts",
    "followers": "abonnés abonnées fans subscribers",
    "reach": "portée impressions vues",
    "interactions": "engagement engagements",
    "clicks": "clics",
    "12:00": "noon midi",
    "00:00": "midnight minuit",
    "none": "aucun aucune no keine",
    "fr": "français francais french",
    "en": "anglais english",
    "easter": "pâques paques",
    "year on 12-25": "christmas noël noel xmas",
    "year on 01-01": "new-year nouvel-an",
    "next working day": "next-working-day suivant jour-ouvré-suivant",
    "FR": "france",
    "BE": "belgique belgium",
    "CH": "suisse switzerland",
    "CA": "canada québec quebec",
    "LU": "luxembourg",
    "GB": "uk united-kingdom royaume-uni england angleterre",
    "IE": "ireland irlande",
    "US": "usa united-states états-unis",
    "DE": "germany allemagne",
    "ES": "spain espagne",
    "IT": "italy italie",
    "NL": "netherlands pays-bas",
    "PT": "portugal",
}
_CLOCK = re.compile(r"(?:à |at )?([0-9]{1,2}) ?(?:[h:.] ?([0-5][0-9])?)? ?([ap]m|[ap]\.m\.)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})")
_DAY_NAMED = re.compile(r"([0-9]{1,2})(?:er|st|nd|rd|th)? (?:of )?(\w+),? ([0-9]{4})")
_MONTH_NAMED = re.compile(r"(\w+) ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_SPAN = re.compile(r"(?:du |from )?(.+?)(?: (?:-|–|—|to|au|until|à) |(?<=-[0-9]{2})/(?=[0-9]{4}-)|–|—)(.+)")
_LEAST = re.compile(r"(?:at least|au moins|minimum|min\.?|≥|>=) ?([0-9]+)")
_MOST = re.compile(
    r"(?:au plus|maximum|max\.?|up to|jusqu'à|≤|<=) ?([0-9]+)|([0-9]+) (?:au plus|max\.?|at most)"
)
_HOURS = re.compile(r"([0-9]{1,2}):([0-5][0-9])|([0-9]{1,2})[.,]5 ?h(?:ours?|eures?)?")
_DELAY = re.compile(r"(\w+) ?(jours?|semaines?|days?|weeks?)?")


def key_meant(name: str, known: Iterable[str]) -> str:
    """The key of those known that a word stands for, or an empty text."""
    word = name.strip().casefold().replace(" ", "_")
    return next((key for key in known if word in _KEYS.get(key, "").split()), "")


def values_meant(text: str) -> Iterator[str]:
    """What a value may have been meant to be, the likeliest first."""
    written = text.strip().replace("’", "'")
    if not written or len(written) > LONGEST:
        return
    word = written.casefold()
    yield from (value for value, said in _VALUES.items() if re.sub(r"\s+", "-", word) in said.split())
    yield from _times_of_day(word)
    yield from _hours(word)
    yield from _dates(word)
    yield from _amounts(word)
    yield from _delays(word)
    yield from _spellings(written)


def _spellings(written: str) -> Iterator[str]:
    yield written.lower()
    yield re.sub(r"[\s_]+", "-", written.lower())
    yield written.upper()
    if re.fullmatch(r"[A-Za-z]{2}-[0-9A-Za-z]+", written):
        yield written[:2].upper()
    if "." in written and "://" not in written:
        yield f"https://{written}"
    if written.startswith("http://"):
        yield f"https://{written.removeprefix('http://')}"


def _times_of_day(word: str) -> Iterator[str]:
    match = _CLOCK.fullmatch(word)
    if match:
        hour = int(match[1])
        if match[3]:
            hour = hour % 12 + 12 * match[3].startswith("p")
        if hour < 24:
            yield f"{hour:02}:{match[2] or '00'}"


def _hours(word: str) -> Iterator[str]:
    first, dash, last = re.sub(
        r"^(?:de|from) | ?(?:[-–—]| à | to ) ?", lambda found: "-" if found.start() else "", word
    ).partition("-")
    if dash:
        yield from (f"{begin}-{end}" for begin in _times_of_day(first) for end in _times_of_day(last))


def _dates(word: str) -> Iterator[str]:
    yield from _date(word)
    if match := _SPAN.fullmatch(word):
        first, last = ((next(_date(part), part)) for part in match.groups())
        yield f"{first}..{last}"


def _date(word: str) -> Iterator[str]:
    if match := _DAY_FIRST.fullmatch(word):
        day, month, year = map(int, match.groups())
        yield from _iso(year, month, day) if month <= 12 else _iso(year, day, month)
    elif match := _YEAR_FIRST.fullmatch(word):
        yield from _iso(*map(int, match.groups()))
    elif (match := _DAY_NAMED.fullmatch(word)) and plain(match[2]) in MONTHS:
        yield from _iso(int(match[3]), MONTHS[plain(match[2])], int(match[1]))
    elif (match := _MONTH_NAMED.fullmatch(word)) and plain(match[1]) in MONTHS:
        yield from _iso(int(match[3]), MONTHS[plain(match[1])], int(match[2]))


def _iso(year: int, month: int, day: int) -> Iterator[str]:
    yield f"{year:04}-{month:02}-{day:02}"


def _amounts(word: str) -> Iterator[str]:
    bare = re.sub(r"[–—]| à | to ", "-", re.sub(r" ?(?:x|×|fois|times|minutes?|mins?\.?)$", "", word))
    yield str(NUMBERS.get(bare, bare))
    if match := _LEAST.fullmatch(word):
        yield match[1]
    if match := _MOST.fullmatch(word):
        yield f"at most {match[1] or match[2]}"
    if match := _HOURS.fullmatch(word):
        yield f"{match[1]}h{match[2]}" if match[2] else f"{match[3]}h30"
    if match := re.fullmatch(r"([0-9]{1,2}|\w+) ?(?:hours?|heures?)", word):
        yield f"{ {**NUMBERS, 'an': 1, 'une': 1}.get(match[1], match[1]) }h"


def _delays(word: str) -> Iterator[str]:
    if match := _DELAY.fullmatch(word):
        unit = "week" if (match[2] or "").startswith(("sem", "week")) else "day"
        number = str(NUMBERS.get(match[1], match[1]))
        yield f"{number} {unit}" + ("" if number == "1" else "s")
