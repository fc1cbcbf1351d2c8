"""Ce qui peut clocher dans les mots qui disent quand une action est à faire."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "recurrence_text.every": "« {text} » n'est pas une fréquence ; exemples : day, weekday, « 2 weeks on friday »",
    "recurrence_text.every_guess": "« {text} » n'est pas une fréquence ; vouliez-vous dire « {guess} » ?",
    "recurrence_text.twice": "« {word} » figure ici deux fois",
    "recurrence_text.step": "l'intervalle {number} est hors limites : de 1 à {most}",
    "recurrence_text.day_of_month": "un mois n'a pas de jour {number} ; choisissez de 1 à {most}",
    "recurrence_text.day_of_quarter": "un trimestre n'a pas de jour {number} ; choisissez de 1 à {most}",
    "recurrence_text.day_of_year": "une année n'a pas de jour {number} ; choisissez de 1 à {most}",
    "recurrence_text.day_of_calendar": "{text} n'est pas un jour de l'année ; écrivez le mois puis le "
    "jour, comme 11-30",
    "recurrence_text.after_guess": "« {text} » n'est pas un délai ; vouliez-vous dire « {guess} » ?",
    "recurrence_text.after": "« {text} » n'est pas un délai ; écrivez par exemple « 3 days » ou « 2 weeks »",
    "recurrence_text.rule": "« {text} » n'est pas une règle valide",
    "recurrence_text.rule_long": "une règle compte {most} caractères au plus",
    "recurrence_text.rule_frequency": "la règle ne commence pas par FREQ= ; choisissez parmi : {known}",
    "recurrence_text.rule_until_and_count": "UNTIL et COUNT s'excluent",
    "recurrence_text.rule_numbered": "« {text} » compte les jours d'un mois ou d'une année : utilisez FREQ=MONTHLY ou FREQ=YEARLY",
    "recurrence_text.rule_part": "« {name} » n'est pas une partie d'une règle en jours ; parties connues "
    ": {known}",
    "recurrence_text.rule_part_guess": "« {name} » n'est pas une partie d'une règle en jours ; "
    "vouliez-vous dire « {guess} » ?",
    "recurrence_text.rule_part_twice": "{name} figure ici deux fois",
    "recurrence_text.rule_value": "« {text} » n'est pas possible pour {name}",
}
