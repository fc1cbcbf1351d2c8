"""Ce que dit `log`."""

MESSAGES = {
    "log.nothing": "Rien d'enregistré pour ces jours.",
    "log.skip": "sautée",
    "log.moved": "reportée",
    "log.moved_to": "au {day}",
    "log.sent": "envoyé",
    "log.sent_post": "publication de {whom}",
    "log.sent_reply": "réponse de {whom}",
    "log.sent_share": "partage de {whom}",
    "log.time": "temps",
}
