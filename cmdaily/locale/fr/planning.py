"""Ce que disent `add`, `later`, `note` et `edit`."""

MESSAGES = {
    "planning.added": "Ajouté pour le {day}.",
    "planning.moved": "reportée au {day}",
    "planning.corrected": "Corrigé pour le {day}.",
    "planning.noted": "Noté pour le {day} :",
    "planning.past": "le {day} est passé : ajoutez pour aujourd'hui ou pour un jour à venir",
    "planning.text": "écrivez de 1 à {most} caractères",
    "planning.later_back": "le {target} ne vient pas après le {day}",
    "planning.later_not_due": "{name} n'est pas à faire le {day}",
    "planning.later_done": "{name} est déjà faite le {day}",
    "planning.later_skipped": "{name} est déjà sautée le {day}",
    "planning.later_quota": "{name} se fait n'importe quel jour de sa semaine ou de son mois : rien à reporter",
    "planning.later_stays": "{name} reste dans la liste tant qu'elle n'est pas faite : rien à reporter",
    "planning.later_quota_remedy": "Laissez-la pour aujourd'hui : `cmdaily skip {name}`",
    "planning.edit_what": "il manque ce qu'il faut corriger",
    "planning.edit_what_remedy": "Dites-le : `cmdaily edit {name} --by 3`, ou bien --took, --note, --date",
    "planning.edit_skip": "{name} est une action sautée : seuls sa note et son jour se corrigent",
    "planning.no_entry": "aucune entrée « {name} » dans l'historique",
    "planning.no_entry_remedy": "Prenez son nom dans `cmdaily log` ; quatre caractères suffisent.",
    "planning.entry_ambiguous": "« {name} » désigne plusieurs entrées : {candidates}",
    "planning.log_note": "note",
}
