"""Ce que dit `stats`."""

MESSAGES = {
    "stats.nothing": "Pas encore de statistiques. Cochez une action aujourd'hui, et revenez demain.",
    "stats.span": "Du {first} au {last}",
    "stats.action": "Action",
    "stats.done": "Fait",
    "stats.streak": "Série",
    "stats.best": "Record",
    "stats.score": "Score",
    "stats.figures": "Chiffres",
    "stats.minutes": "Minutes prévues et passées",
    "stats.planned": "prévu : {time}",
    "stats.spent": "passé : {time}",
    "stats.heatmap": "Jour après jour",
    "stats.legend": "{shades}  de rien de fait à tout fait",
    "stats.weekdays": "Ce qui est souvent oublié",
    "stats.missed": " : {actions}",
}
