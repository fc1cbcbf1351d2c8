"""Les moments que l'on nomme."""

MESSAGES = {
    "when.not_one": "« {given} » n'est pas une date et une heure",
    "when.remedy": "Écrivez 2026-11-24 09:30, demain 9h30, lundi 10h ou dans 2h.",
    "when.past": "{shown} est déjà passé",
    "when.no_time": "« {given} » est un jour sans heure",
    "when.moved": "L'heure change cette nuit-là et saute {asked} : l'envoi est programmé à {shown}.",
}
