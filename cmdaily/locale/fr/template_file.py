"""Ce qui ne va pas dans un modèle."""

MESSAGES = {
    "template_file.unknown_key": "« {name} » n'est pas une clé d'un modèle ; choisissez parmi : {known}",
    "template_file.unknown_key_guess": "« {name} » n'est pas une clé d'un modèle ; vouliez-vous dire « {guess} » ?",
    "template_file.no_word": "« {text} » n'a ni lettre ni chiffre",
    "template_file.brace": "accolade isolée : écrivez un champ ainsi : {{name}}, et doublez une vraie accolade",
    "template_file.wordings": "un modèle a de 1 à {most} formulations par langue",
}
