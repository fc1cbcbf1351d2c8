"""Ce que dit le minuteur."""

MESSAGES = {
    "timer.started": "Minuteur lancé : {title} (prévu : {time}). Quand vous aurez fini :",
    "timer.stopped": "{title} : c'est noté, {time}.",
    "timer.ticked": "{title} : c'est noté, {time} et +{by}.",
    "timer.discarded": "{title} : le temps a été oublié.",
    "timer.forgotten": "Le minuteur de {action} tourne depuis {started}. Combien de temps était-ce vraiment ? (0 pour oublier)",
}
