"""Ce que dit `undo`."""

MESSAGES = {
    "undo.tick": "Annulé : {title} (+{by}, {day})",
    "undo.time": "Annulé : le temps passé sur {title} ({day})",
    "undo.skip": "Annulé : {title} n'est plus sautée ({day})",
    "undo.add": "Annulé : l'ajout de {title} ({day})",
    "undo.move": "Annulé : {title} est de nouveau à faire ({day})",
    "undo.note": "Annulé : la note « {title} » ({day})",
    "undo.edit": "Annulé : la correction de {title} ({day})",
    "undo.stays": "La publication, elle, reste en ligne : {url}",
    "undo.figures": (
        "Le chiffre relevé, lui, reste ; pour le retirer : `cmdaily metric log {metric} -`",
        "Les {n} chiffres relevés, eux, restent ; pour en retirer un : `cmdaily metric log {metric} -`",
    ),
    "undo.import": (
        "Annulé : l'import de {n} ligne.",
        "Annulé : l'import de {n} lignes.",
    ),
}
