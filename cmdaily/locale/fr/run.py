"""Ce que dit `run`."""

MESSAGES = {
    "run.started": "cmdaily tourne et vérifie chaque minute ce qui est à faire. Ctrl-C l'arrête.",
    "run.stopped": "cmdaily s'est arrêté.",
    "run.already": "un autre `cmdaily run` tourne déjà pour ce dossier (processus {pid})",
    "run.already_remedy": "Laissez-le tourner ; `cmdaily run --once` fonctionne à côté.",
    "run.once_or_plan": "--once et --plan ne s'utilisent pas ensemble",
    "run.json_once": "--json demande --once ou --plan",
    "run.broken": "la tâche « {job} » a échoué à cause d'un défaut de cmdaily ({kind}) ; les autres ont continué",
    "run.backup": "Sauvegardé : {path}",
    "run.plan_backup": "sauvegarde de la base de données",
    "run.month": (
        "Ce mois-ci : {spent} dépensés ; d'ici le {day}, {posts} pour les publications prévues et environ {reading} pour la "
        "lecture, soit {total} en tout"
    ),
    "run.plan_nothing": "Rien n'est prévu dans les 24 prochaines heures.",
    "run.store_damaged": "la base de données est endommagée : plus de sauvegarde ; les précédentes sont intactes",
    "run.store_damaged_remedy": "Restaurez la dernière bonne sauvegarde : `cmdaily data restore`",
}
