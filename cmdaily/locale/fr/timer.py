"""Ce que dit le minuteur."""

MESSAGES = {
    "timer.started": "Chronomètre lancé : {title} (prévu : {time}). Quand vous aurez fini :",
    "timer.stopped": "{title} : {time} enregistré.",
    "timer.ticked": "{title} : {time} enregistré, +{by} coché.",
    "timer.discarded": "{title} : temps non enregistré.",
    "timer.forgotten": (
        "Le chronomètre de {action} tourne depuis {started}. Combien de temps était-ce vraiment ? (0 "
        "pour ne rien enregistrer)"
    ),
}
