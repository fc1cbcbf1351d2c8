"""Ce que dit `pause`."""

MESSAGES = {
    "pause.added": "En pause du {first} au {last} : rien à faire, les séries continuent. Les publications partent.",
    "pause.removed": "La pause du {first} au {last} est supprimée.",
    "pause.none": "Il n'y a pas de pause.",
    "pause.all": "tout",
}
