"""Les moments que l'on nomme."""

MESSAGES = {
    "when.not_one": "« {given} » n'est pas un moment",
    "when.remedy": "Écrivez : 2026-11-24 09:30, demain 9h30, lundi 10h, dans 2h.",
    "when.past": "{shown} est déjà passé",
    "when.no_time": "« {given} » est un jour ; à quelle heure ?",
    "when.moved": "L'heure change cette nuit-là et {asked} n'existe pas : l'envoi partira à {shown}.",
}
