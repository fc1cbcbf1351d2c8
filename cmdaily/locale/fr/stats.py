"""Ce que dit `stats`."""

MESSAGES = {
    "stats.nothing": "Rien à regarder pour l'instant. Cochez quelque chose aujourd'hui, et revenez demain.",
    "stats.span": "Du {first} au {last}",
    "stats.action": "Action",
    "stats.done": "Faites",
    "stats.streak": "Série",
    "stats.best": "Record",
    "stats.score": "Score",
    "stats.minutes": "Minutes prévues et passées",
    "stats.planned": "{time} prévues",
    "stats.spent": "{time} passées",
    "stats.heatmap": "Jour après jour",
    "stats.legend": "{shades}  de rien à tout fait",
    "stats.weekdays": "Ce qui est souvent oublié",
    "stats.missed": " : {actions}",
}
