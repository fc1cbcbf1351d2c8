"""Ce que dit `pause`."""

MESSAGES = {
    "pause.added": "En pause du {first} au {last} : rien à faire, les séries continuent. Les publications partent.",
    "pause.removed": "La pause du {first} au {last} est supprimée.",
    "pause.added_day": "En pause le {first} : rien à faire, les séries continuent. Les publications partent.",
    "pause.removed_day": "La pause du {first} est supprimée.",
    "pause.none": "Il n'y a pas de pause.",
    "pause.all": "tout",
}
