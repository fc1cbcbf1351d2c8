"""Ce que dit `config`."""

MESSAGES = {
    "config.set": "{name} est réglé dans {path}.",
    "config.removed": "{name} est retiré de {path}.",
    "config.kept": "{path} est valide.",
    "config.value": "il manque la valeur de {name}",
    "config.value_remedy": "Donnez une valeur, `cmdaily config set language fr`, ou seulement `--remove`.",
    "config.not_set": "{name} n'est pas réglé",
    "config.not_set_remedy": "Affichez ce qui l'est : `cmdaily config show`",
    "config.no_key": "« {name} » n'est pas un réglage ; choisissez parmi : {known}",
    "config.no_key_near": "« {name} » n'est pas un réglage ; vouliez-vous dire « {near} » ?",
    "config.editor_remedy": "Retrouvez le fichier dans {path} ; changez d'éditeur avec EDITOR.",
    "config.fine": "{path} et toutes les routines sont valides.",
    "config.none": "Pas de {path} : les réglages par défaut s'appliquent. Toutes les routines sont valides.",
}
