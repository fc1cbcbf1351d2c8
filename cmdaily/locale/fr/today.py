"""Ce que dit `today`."""

MESSAGES = {
    "today.alone": "Tout sur un écran, avec messages et publications : `cmdaily desk`. Toutes les commandes : `cmdaily --help`",
    "today.one_offs": "Et aussi",
    "today.all": "tout",
    "today.done": (
        "fait : {done} sur {n}",
        "fait : {done} sur {n}",
    ),
    "today.left": "il reste {left} sur {planned}",
    "today.spent": "temps passé : {spent}",
    "today.slot": "(à {time})",
    "today.since": "(depuis {day})",
    "today.essential": "* l'essentiel : {time}. Peu de temps ? Commencez par là.",
    "today.slot_zone": "{time}, {zone}",
    "today.person": "({person})",
    "today.missing": "(il manque : {parts})",
    "today.optional": "(facultative)",
    "today.beyond": (
        "{n} action ({over}) dépasse les {limit} de la journée : vous pouvez la laisser.",
        "{n} actions ({over}) dépassent les {limit} de la journée : vous pouvez les laisser.",
    ),
    "today.pause": "En pause jusqu'au {day}.",
    "today.pause_because": "En pause jusqu'au {day} : {reason}",
    "today.timer": "Chronomètre en marche : {title}, {time}",
    "today.nothing": "Rien à faire aujourd'hui.",
    "today.nothing_paused": "Rien à faire pendant la pause.",
    "today.free": "Rien à faire aujourd'hui. {day} :",
    "today.ahead": "De l'avance ? Ce que vous cochez aujourd'hui compte pour aujourd'hui.",
    "today.finished": "Tout est fait. À demain.",
    "today.next": "À faire : le numéro {number}, ",
}
