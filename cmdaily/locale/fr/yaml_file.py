"""Ce qui peut clocher dans n'importe quel fichier YAML."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "yaml_file.missing": "ce fichier n'existe pas",
    "yaml_file.directory": "c'est un dossier, pas un fichier",
    "yaml_file.not_a_file": "ce n'est pas un fichier ordinaire",
    "yaml_file.permission": "vous n'avez pas le droit de lire ce fichier ; vérifiez ses permissions",
    "yaml_file.unreadable": "ce fichier est illisible",
    "yaml_file.too_large": "le fichier dépasse {most} ko",
    "yaml_file.empty": "le fichier est vide",
    "yaml_file.not_utf8": "ce n'est pas du texte UTF-8 ; enregistrez le fichier en UTF-8",
    "yaml_file.control_character": "le caractère {code} n'est pas permis dans un texte ; supprimez-le",
    "yaml_file.too_many_problems": "plus de {most} problèmes : les autres ne sont pas affichés",
    "yaml_file.too_many_nodes": "le fichier contient plus de {most} valeurs",
    "yaml_file.too_deep": "plus de {most} niveaux imbriqués",
    "yaml_file.second_document": "un second document commence ici ; un fichier n'en contient qu'un",
    "yaml_file.alias": "les ancres (&) et les alias (*) ne sont pas acceptés ; écrivez la valeur en "
    "entier, ou mettez-la entre guillemets",
    "yaml_file.tag": "les étiquettes (!) ne sont pas acceptées ; mettez entre guillemets un texte qui "
    "commence par « ! »",
    "yaml_file.key_not_text": "une clé doit être un simple mot",
    "yaml_file.duplicate_key": "« {name} » figure ici une seconde fois (la première à la ligne {first})",
    "yaml_file.syntax": "ce n'est pas du YAML valide ; vérifiez l'indentation, les guillemets et les "
    "deux-points",
    "yaml_file.syntax_character": "un texte ne peut pas commencer ainsi ; mettez entre guillemets les "
    "textes qui commencent par @, ` ou %",
    "yaml_file.syntax_tab": "indentez avec des espaces, pas avec une tabulation",
    "yaml_file.syntax_colon": "deux-points inattendu ; s'il fait partie du texte, mettez le texte entre guillemets",
    "yaml_file.syntax_no_colon": "il manque un deux-points après une clé",
    "yaml_file.syntax_quote": "un guillemet n'est pas refermé",
    "yaml_file.syntax_indent": "ceci n'est pas valide ici ; vérifiez l'indentation, et ce qui suit un guillemet fermant",
    "yaml_file.syntax_bracket": "il manque une virgule ou un crochet fermant",
    "yaml_file.syntax_escape": "séquence inconnue après « \\ » ; mettez entre apostrophes un texte avec des barres obliques inverses",
    "yaml_file.not_keys": "des clés et des valeurs sont attendues ici (nom: valeur)",
    "yaml_file.not_list": "une liste est attendue ici",
    "yaml_file.not_text": "une valeur simple est attendue ici",
    "yaml_file.no_value": "« {name} » n'a pas de valeur",
    "yaml_file.key_missing": "il manque « {name} » ici",
    "yaml_file.text_empty": "ce texte est vide",
    "yaml_file.text_long": "ce texte compte {n} caractères ; le maximum est {most}",
    "yaml_file.list_empty": "cette liste est vide",
    "yaml_file.list_long": "cette liste compte {n} éléments ; le maximum est {most}",
    "yaml_file.unknown_language": "« {name} » n'est pas une langue de cmdaily ; langues connues : {known}",
    "yaml_file.unknown_language_guess": "« {name} » n'est pas une langue de cmdaily ; vouliez-vous dire « "
    "{guess} » ?",
    "yaml_file.not_number": "« {text} » n'est pas un nombre entier",
    "yaml_file.number_range": "{text} est hors limites : de {least} à {most}",
    "yaml_file.not_boolean": "« {text} » n'est ni true (vrai) ni false (faux)",
    "yaml_file.not_choice": "« {text} » n'est pas une valeur valide ici ; choisissez parmi : {known}",
    "yaml_file.not_choice_guess": "« {text} » n'est pas une valeur valide ici ; vouliez-vous dire « {guess} » ?",
    "yaml_file.not_identifier": (
        "« {text} » n'est pas un nom valide ; {most} minuscules sans accent, chiffres, - "
        "ou _, une lettre au début"
    ),
    "yaml_file.not_date": "« {text} » n'est pas une date ; écrivez-la comme 2026-11-30",
    "yaml_file.day_range": "« {text} » est hors du calendrier, qui va du {first} au {last}",
    "yaml_file.no_such_date": "« {text} » n'existe pas dans le calendrier",
    "yaml_file.not_time": "« {text} » n'est pas une heure ; écrivez-la comme 09:00",
    "yaml_file.not_web_address": "« {text} » n'est pas une adresse web ; elle doit commencer par https:// ou http://",
    "yaml_file.unknown_country": "« {text} » n'est pas un pays aux jours fériés connus ; écrivez un code comme FR ou BE",
}
