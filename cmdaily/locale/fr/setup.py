"""Ce que dit `setup`."""

MESSAGES = {
    "setup.help_language": "Répond à la question de la langue : en ou fr.",
    "setup.help_networks": "Répond à la question des réseaux, séparés par des virgules : x,linkedin,blogs.",
    "setup.help_hours": "Répond à la question des heures de travail : 9:00-18:00.",
    "setup.help_minutes": "Répond à la question des minutes par jour : 45.",
    "setup.help_first": "Répond à la question de ce que `cmdaily` seul affiche : today, inbox ou desk.",
    "setup.m_networks": "RÉSEAUX",
    "setup.m_hours": "HH:MM-HH:MM",
    "setup.m_first": "QUOI",
    "setup.begin": "Cinq questions ; Entrée garde ce qui est entre crochets, Ctrl-C laisse tout en l’état.",
    "setup.ask_language": "1/5  Langue, en ou fr :",
    "setup.ask_networks": "2/5  Réseaux dont vous vous occupez, et blogs s’il y en a :",
    "setup.ask_hours": "3/5  Heures où vous répondez aux messages :",
    "setup.ask_minutes": "4/5  Minutes par jour pour l’ensemble :",
    "setup.ask_first": "5/5  Ce que `cmdaily` seul affiche : today, inbox ou desk :",
    "setup.no_network": "« {name} » n’est pas un réseau ; choisissez parmi : {known}",
    "setup.no_network_near": "« {name} » n’est pas un réseau ; vouliez-vous dire « {near} » ?",
    "setup.no_network_at_all": "Nommez au moins un réseau ; choisissez parmi : {known}",
    "setup.minutes": "Les minutes par jour vont de 1 à {most} : 45, ou 1h30.",
    "setup.hours": "« {text} » n’est pas un horaire ; écrivez 9:00-18:00.",
    "setup.one_of": "« {given} » ne fait pas partie des réponses : {known}",
    "setup.settings": "Vos réglages sont dans {path}.",
    "setup.routine": "Votre routine, {name}, est dans {path}.",
    "setup.switched_off": "Elle remplace la routine fournie : `cmdaily routine on twenty-actions` la rétablit.",
    "setup.kept": "Elle garde ce que vous n’avez pas nommé cette fois ({sections}) : `cmdaily routine edit {name}`",
    "setup.next": (
        "Commencez : `cmdaily today` ; un compte pour publier : `cmdaily account add` ; d’autres réponses : `cmdaily setup`"
    ),
    "setup.routine_name": "ma-journee",
    "setup.routine_title": "Ma journée",
    "setup.action_answer": "Répondre à toutes les mentions et à tous les messages sur {network}",
    "setup.action_join": "Intervenir dans 2 conversations sur {network}, chaque fois avec un fait ou une idée",
    "setup.action_post": "Publier ou programmer 1 publication sur {network}",
    "setup.config": (
        "# Réglages de cmdaily, écrits par `cmdaily setup`. `cmdaily config check` les vérifie.\n"
        "# language : en ou fr. minutes : la limite d’une journée. first : ce que `cmdaily` seul affiche (today, inbox, desk).\n"
        "# inbox, hours : quand on répond aux messages ; les délais se comptent dans ces heures.\n"
        '# Et aussi, sans le # pour le régler : timezone: Europe/Paris, day_starts_at: "04:00", holidays: FR\n'
    ),
}
