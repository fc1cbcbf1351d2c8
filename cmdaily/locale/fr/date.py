"""Les dates et les durées."""

MESSAGES = {
    "date.long": "{weekday} {day} {month} {year}",
    "date.short": "{weekday} {day} {month}",
    "date.dated": "{weekday} {day} {month} {year}",
    "date.moment": "{day} à {time}",
    "date.one": "{moment}",
    "date.first": "1er",
    "date.weekdays": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "date.weekdays_short": "lun. mar. mer. jeu. ven. sam. dim.",
    "date.months": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "date.months_short": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "date.seconds": "{n} s",
    "date.minutes": "{n} min",
    "date.hours": "{hours} h {minutes:02}",
    "date.whole_hours": "{hours} h",
}
