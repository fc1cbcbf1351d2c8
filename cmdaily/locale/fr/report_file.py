"""Report template files: what is wrong with them."""

MESSAGES = {
    "report_file.unknown_key": "« {name} » n'est pas une clé d'un modèle de bilan ; choisissez parmi : {known}",
    "report_file.unknown_key_guess": "« {name} » n'est pas une clé d'un modèle de bilan ; vouliez-vous dire « {guess} » ?",
    "report_file.part_empty": "nommez une partie ({known}) ou donnez-lui un texte (words)",
    "report_file.part_twice": "la partie {name} figure deux fois",
    "report_file.parts": "un bilan a de 1 à {most} parties",
    "report_file.placeholder": "{name} n'est pas un champ ; choisissez parmi : {known}",
    "report_file.logo_unreadable": "le logo {name} est illisible : {reason}",
    "report_file.logo_large": "le logo {name} dépasse {most} ko",
    "report_file.logo_kind": "le logo {name} n'est pas une image PNG ou JPEG complète",
    "report_file.logo_pixels": "le logo {name} dépasse {most} millions de pixels",
}
