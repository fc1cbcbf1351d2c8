"""Ce que dit `run`."""

MESSAGES = {
    "run.started": "cmdaily fait ce qui est à faire, chaque minute. Ctrl-C l'arrête.",
    "run.stopped": "cmdaily s'est arrêté.",
    "run.already": "un autre `cmdaily run` s'occupe déjà de ce dossier (processus {pid})",
    "run.already_remedy": "Un seul suffit. `cmdaily run --once` fonctionne à côté.",
    "run.once_or_plan": "--once et --plan ne vont pas ensemble",
    "run.json_once": "--json va avec --once ou --plan",
    "run.broken": "la tâche « {job} » a échoué par une erreur de cmdaily lui-même ({kind}) ; les autres ont continué",
    "run.backup": "Sauvegardé : {path}",
    "run.plan_backup": "sauvegarde de la base",
    "run.plan_nothing": "Rien n'est prévu dans les 24 prochaines heures.",
    "run.store_damaged": "la base est abîmée ; elle n’est plus sauvegardée, et les sauvegardes précédentes sont intactes",
    "run.store_damaged_remedy": "`cmdaily data restore` remet la dernière sauvegarde saine à sa place.",
}
