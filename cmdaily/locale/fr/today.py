"""Ce que dit `today`."""

MESSAGES = {
    "today.all": "tout",
    "today.done": ("{done} sur {n} faite", "{done} sur {n} faites"),
    "today.left": "reste {left} sur {planned}",
    "today.spent": "{spent} passées",
    "today.slot": "(à {time})",
    "today.since": "(depuis {day})",
    "today.essential": "* l'essentiel : {time}. Peu de temps ? Commencez par là.",
    "today.beyond": (
        "{n} action ({over}) dépasse les {limit} de la journée : laissez-la sans regret.",
        "{n} actions ({over}) dépassent les {limit} de la journée : laissez-les sans regret.",
    ),
    "today.pause": "En pause jusqu'au {day}.",
    "today.pause_because": "En pause jusqu'au {day} : {reason}",
    "today.timer": "Minuteur en marche : {title}, {time}",
    "today.nothing": "Rien à faire aujourd'hui.",
    "today.nothing_paused": "Rien à faire pendant la pause.",
    "today.free": "Rien à faire aujourd'hui. {day} :",
    "today.ahead": "De l'avance ? Ce que vous cochez aujourd'hui compte pour aujourd'hui.",
    "today.finished": "Tout est fait. À demain.",
    "today.next": "Ensuite, le numéro {number} : ",
}
