"""Other ways to say a day or a time, written as the grammar reads them: feasts, `midday`, `2 weeks tomorrow`."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.time.spoken_words import MONTH, WEEKDAY, words

_NEW_YEAR = "(?:jour de l'an|nouvel an)"
_EVE = "(?:la |le )?(?:veille|reveillon|soir)"
_SAID: tuple[tuple[re.Pattern[str], str], ...] = (
    # what stands between a day and its time, or around the weekday
    (re.compile(r"\s[-–—·|,]\s|[()]"), " "),
    (re.compile(r"(?<=\s)@\s*(?=\d)"), "at "),
    # feasts whose date is the same each year
    (words(f"{_EVE} de noel", "christmas eve"), " 24 december "),
    (words(f"{_EVE} du {_NEW_YEAR}", "(?:la )?saint[- ]sylvestre", "new year'?s eve"), " 31 december "),
    (words("boxing day", "(?:le )?lendemain de noel"), " 26 december "),
    (words("(?:a |le (?:jour|matin|soir) de |le )?noel", "(?:on )?christmas(?: day)?"), " 25 december "),
    (words(f"(?:au |le )?{_NEW_YEAR}", "(?:on )?new year'?s day"), " 1 january "),
    (words("(?:a la |la )?saint[- ]valentin", "(?:on )?valentine'?s(?: day)?"), " 14 february "),
    (words("(?:a l'|l')epiphanie", "(?:on )?epiphany"), " 6 january "),
    (words("(?:on )?st\\.? patrick'?s day", "(?:a la |la )?saint[- ]patrick"), " 17 march "),
    (words("(?:a la |la )?saint[- ]jean"), " 24 june "),
    (words("(?:on )?canada day"), " 1 july "),
    (words("(?:on )?bastille day"), " 14 july "),
    (words("(?:on |a )?halloween"), " 31 october "),
    (words("(?:a la |la )?toussaint", "(?:on )?all saints'? day"), " 1 november "),
    (words("(?:on )?remembrance day"), " 11 november "),
    # other words
    (words("midday"), " noon "),
    (words("ce midi", "cette midi"), " aujourd'hui midi "),
    (words("du mat"), " du matin "),
    (words("tmrw", "tmr", "tmw", "tomoz"), " tomorrow "),
    (words("apresdemain"), " apres-demain "),
    (re.compile(rf"\b(?:this coming|the (?:coming|following)) (?={WEEKDAY})"), "next "),
    (re.compile(rf"(?<=\d) ({MONTH}) (?:prochain|qui vient|next)\b"), r" \1"),
    (re.compile(r"^(.+?) from now\b(?=.)"), r"in \1"),
    (words("(?:a|one|1) week (?:from )?tomorrow", "tomorrow week"), " demain en huit "),
    (words("(?:a|one|1) week (?:from )?today", "today week", "a week today"), " aujourd'hui en huit "),
    (words("(?:two|2) weeks (?:from )?today", "a fortnight (?:from )?today"), " aujourd'hui en quinze "),
    (words("(?:two|2) weeks (?:from )?tomorrow", "a fortnight (?:from )?tomorrow"), " demain en quinze "),
)


def alike(text: str) -> str:
    """The same in the grammar's own words; of a text that says nothing of this kind, the text. `text` is plain()."""
    for pattern, said in _SAID:
        text = pattern.sub(said, text)
    return " ".join(text.split())
