"""Ce qu'on dit des publications récurrentes."""

MESSAGES = {
    "recurring.missed": (
        "La publication « {name} » du {day} à {time} a été manquée : cmdaily ne tournait pas. "
        "Publiez-la vous-même au besoin."
    ),
    "recurring.failed": "la publication « {name} » du {day} à {time} n'a pas été envoyée : {why}",
    "recurring.plan": "publication sur {to} : {what}",
}
