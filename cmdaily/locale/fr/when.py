"""Les moments que l'on nomme."""

MESSAGES = {
    "when.not_one": "« {given} » n'est pas une date et une heure",
    "when.remedy": "Écrivez 2026-11-24 09:30, demain 9h30, lundi prochain 10h ou dans 2 heures.",
    "when.now": "« {given} » n'est pas une heure à venir",
    "when.now_remedy": "Retirez l'heure pour le faire tout de suite.",
    "when.past": "{shown} est déjà passé",
    "when.no_time": "« {given} » est un jour sans heure",
    "when.no_time_remedy": "Ajoutez une heure : « {given} 18h ».",
    "when.midnight": "« {given} » peut être la nuit d'avant ce jour ou celle d'après",
    "when.midnight_remedy": "Écrivez « {first} » ou « {second} ».",
    "when.two_days": "« {given} » désigne deux jours ; cette date est le {day}",
    "when.moved": "L'heure change cette nuit-là et saute {asked} : l'envoi est programmé à {shown}.",
}
