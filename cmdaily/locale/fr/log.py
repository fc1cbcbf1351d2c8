"""Ce que dit `log`."""

MESSAGES = {
    "log.nothing": "Rien d'enregistré pour ces jours.",
    "log.skip": "sautée",
    "log.time": "temps",
}
