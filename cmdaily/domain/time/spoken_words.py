"""Words for days in either language, and the text they are taken from as they are understood."""

from __future__ import annotations

import unicodedata
from datetime import date

from cmdaily.domain import lazy_re as re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier jan janv",
            "february fevrier feb fev fevr",
            "march mars mar",
            "april avril apr avr",
            "may mai",
            "june juin jun",
            "july juillet jul juil",
            "august aout aug",
            "september septembre sep sept",
            "october octobre oct",
            "november novembre nov",
            "december decembre dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon lundi lun",
            "tuesday tue tues mardi mar",
            "wednesday wed weds mercredi mer",
            "thursday thu thur thurs jeudi jeu",
            "friday fri vendredi ven",
            "saturday sat samedi sam",
            "sunday sun dimanche dim",
        )
    )
    for name in names.split()
}
ORDINALS = {
    name: number
    for number, names in (
        (1, "first premier 1st 1er"),
        (2, "second deuxieme 2nd 2e"),
        (3, "third troisieme 3rd 3e"),
        (4, "fourth quatrieme 4th 4e"),
        (-1, "last dernier"),
    )
    for name in names.split()
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
FILLERS = frozenset(
    [
        *("at", "a", "le", "la", "l'", "on", "the", "of", "de", "du", "d'", "by", "pour", "vers"),
        *("sharp", "pile", "precise", "precises", "exactly", "exactement"),
    ]
)


class Reader:
    """Words that are taken away as they are understood. `ahead` says that the day lies to come."""

    def __init__(self, text: str, today: date, ahead: bool) -> None:
        self.left, self.today, self.ahead = text, today, ahead
        self.day: date | None = None
        self.weekday: int | None = None
        self.loose = False
        self.part = ""
        self.wrong = False

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first place where the pattern stands, which is taken away."""
        found = pattern.search(self.left)
        if found is not None:
            self.left = f"{self.left[: found.start()]} {self.left[found.end() :]}"
        return found

    def set(self, day: date | None) -> None:
        """The day that was named; wrong where there is none such, or another one was named before."""
        self.wrong = self.wrong or day is None or (self.day is not None and self.day != day)
        self.day = day


def plain(text: str) -> str:
    """Lower case, without accents, with one kind of apostrophe and single spaces."""
    letters = unicodedata.normalize("NFD", text.strip().lower().replace("’", "'"))
    return " ".join(
        "".join(one for one in letters if not unicodedata.combining(one)).replace(", ", " ").split()
    )


def words(*options: str) -> re.Pattern[str]:
    """Whole words, which are no part of a number, an address or a date."""
    return re.compile(rf"(?<![\w/.:-])(?:{'|'.join(options)})(?![\w/:-])", re.ASCII)
