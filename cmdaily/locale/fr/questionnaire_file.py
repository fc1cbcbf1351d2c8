"""Questionnaire files: what is wrong with them."""

MESSAGES = {
    "questionnaire_file.unknown_key": "« {name} » n'est pas une clé d'un questionnaire ; choisissez parmi : {known}",
    "questionnaire_file.unknown_key_guess": "« {name} » n'est pas une clé d'un questionnaire ; vouliez-vous dire « {guess} » ?",
    "questionnaire_file.scale": "l'échelle finit où elle commence, ou avant",
    "questionnaire_file.questions": "un questionnaire a de 1 à {most} questions",
    "questionnaire_file.twice": "« {name} » est déjà l'identifiant d'une autre question",
    "questionnaire_file.mixed": "ou bien toutes les questions ont des choix, ou bien aucune",
    "questionnaire_file.choices": "une situation a de 2 à {most} choix",
    "questionnaire_file.right": "un seul choix est le bon, et il en faut un",
}
