"""La réponse à une action cochée ou passée."""

MESSAGES = {
    "tick.left": (
        "Il reste {n} action, {time}.",
        "Il reste {n} actions, {time}.",
    ),
    "tick.shared": "{time} en tout, partagé selon les minutes prévues.",
    "tick.on_day": "Enregistré pour le {day}.",
    "tick.not_due": "(pas à faire ce jour-là : comptée quand même)",
    "tick.skipped": "sautée",
    "tick.repeated": "Déjà enregistré sous cette clé : rien n'a été ajouté.",
    "tick.nothing_missing": "Rien ne manque : rien n'a été ajouté.",
    "tick.streak_day": ("{n} fois de suite", "{n} fois de suite"),
    "tick.streak_week": ("{n} semaine de suite", "{n} semaines de suite"),
    "tick.streak_weeks": ("{n} fois de suite", "{n} fois de suite"),
    "tick.streak_month": ("{n} mois de suite", "{n} mois de suite"),
    "tick.pick": "Qu’avez-vous fait ?",
    "tick.pick_keys": "espace : choisir · lettres : filtrer · Entrée : cocher · Échap : quitter",
    "tick.picked_nothing": "Rien n'a été coché.",
    "tick.ask_figure": "{metric} (Entrée pour aucun) :",
    "tick.ask_figure_after": "{metric} (dernier relevé : {last} ; Entrée pour aucun) :",
    "tick.pick_in_lines": "Numéros de ce que vous avez fait :",
}
