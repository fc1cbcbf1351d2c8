"""Ce que dit `config`."""

MESSAGES = {
    "config.fine": "{path} et toutes les routines sont valides.",
    "config.section": "défini dans le fichier",
    "config.none": "Pas de {path} : les réglages par défaut s'appliquent. Toutes les routines sont valides.",
}
