"""Ce qu'on dit des publications récurrentes."""

MESSAGES = {
    "recurring.missed": "La publication « {name} » du {day} à {time} a été manquée : rien ne tournait alors, et elle ne part pas en retard.",
    "recurring.failed": "la publication « {name} » du {day} à {time} n'est pas partie : {why}",
    "recurring.plan": "publication vers {to} : {what}",
}
