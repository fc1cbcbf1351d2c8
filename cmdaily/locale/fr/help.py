"""Les textes d'aide. La première ligne d'une commande figure dans la liste des commandes."""

MESSAGES = {
    "help.program": (
        "cmdaily : la routine quotidienne du community manager, dans le terminal.\n"
        "Tapez `cmdaily today` le matin ; cochez ce qui est fait ; arrêtez-vous quand le temps est écoulé."
    ),
    "help.usage": "Usage : ",
    "help.m_options": "[OPTIONS]",
    "help.m_command": "COMMANDE ...",
    "help.m_actions": "ACTION",
    "help.m_action": "ACTION",
    "help.m_day": "JOUR",
    "help.m_duration": "DURÉE",
    "help.m_number": "NOMBRE",
    "help.m_text": "TEXTE",
    "help.m_lang": "en|fr",
    "help.m_file": "FICHIER",
    "help.m_directory": "DOSSIER",
    "help.m_routine": "ROUTINE",
    "help.m_shell": "bash|zsh|fish",
    "help.arguments": "Arguments",
    "help.options": "Options",
    "help.commands": "Commandes",
    "help.help": "Affiche cette aide et s'arrête.",
    "help.lang": "La langue de la réponse : en ou fr.",
    "help.version": "Affiche la version et s'arrête.",
    "help.json": "Répond en JSON, pour les scripts.",
    "help.date": "Le jour : 2026-11-20, hier, lundi. Aujourd'hui par défaut.",
    "help.exit_code": "Sort avec le code 8 tant qu'il reste quelque chose à faire.",
    "help.actions": "Numéros dans la liste du jour (2, 3-5), identifiants, ou début d'un identifiant.",
    "help.action": "Un numéro de la liste du jour, un identifiant, ou le début d'un identifiant.",
    "help.daily": "Les commandes de tous les matins.",
    "help.today": "Affiche la journée : quoi faire, où vous en êtes, quoi taper ensuite.",
    "help.next": (
        "Affiche l'action à faire maintenant.\n"
        "Avec --until, celles qui tiennent dans le temps restant, l'essentiel d'abord."
    ),
    "help.until": "Le temps dont vous disposez : 15m, 1h.",
    "help.status": "Une ligne pour l'invite du shell.",
    "help.tick": "Coche une action, ou plusieurs.\nSans argument, dans un terminal, on choisit dans la liste.",
    "help.by": "Combien de l'objectif ; 1 par défaut.",
    "help.rest": "Tout ce qui manque à l'objectif.",
    "help.took": "Le temps passé : 7m, 1h30.",
    "help.note": "Une remarque à garder avec.",
    "help.key": "Une clé à vous : la même clé ne compte jamais deux fois. Pour les scripts.",
    "help.skip": "Laisse une action de côté pour la journée, sans rompre sa série.",
    "help.why": "La raison, gardée dans le journal.",
    "help.undo": "Annule la dernière commande, tout entière.",
}
