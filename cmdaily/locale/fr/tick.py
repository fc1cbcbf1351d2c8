"""La réponse à une action cochée ou passée."""

MESSAGES = {
    "tick.left": ("Reste {n} action, {time}.", "Restent {n} actions, {time}."),
    "tick.on_day": "Inscrit au {day}.",
    "tick.not_due": "(pas prévue ce jour-là : comptée quand même)",
    "tick.skipped": "passée",
    "tick.repeated": "Déjà inscrit sous cette clé : rien n'a été ajouté.",
    "tick.streak_day": ("{n} fois de suite", "{n} fois de suite"),
    "tick.streak_week": ("{n} semaine de suite", "{n} semaines de suite"),
    "tick.streak_month": ("{n} mois de suite", "{n} mois de suite"),
    "tick.pick": "Qu'est-ce qui est fait ? (espace pour choisir, entrée pour cocher)",
    "tick.picked_nothing": "Rien n'a été coché.",
}
