"""Ce que dit `log`."""

MESSAGES = {
    "log.nothing": "Rien n'est inscrit pour ces jours.",
    "log.skip": "passée",
    "log.time": "temps",
}
