"""Ce que dit le docteur."""

MESSAGES = {
    "doctor.version": "cmdaily {version}, Python {python}",
    "doctor.place": "{path} n'est lisible que par vous",
    "doctor.place_new": "{path} n'existe pas encore ; il sera créé au besoin",
    "doctor.place_readonly": "on ne peut pas écrire dans {path}",
    "doctor.place_open": "d'autres peuvent lire {path} : chmod 700 le referme",
    "doctor.files": (
        "{n} routine, et rien à redire dans les fichiers",
        "{n} routines, et rien à redire dans les fichiers",
    ),
    "doctor.files_wrong": (
        "{n} problème dans les fichiers : `cmdaily config check` le nomme",
        "{n} problèmes dans les fichiers : `cmdaily config check` les nomme",
    ),
    "doctor.store": ("la base est saine : {n} ligne", "la base est saine : {n} lignes"),
    "doctor.store_new": "la base n'existe pas encore ; la première action cochée la créera",
    "doctor.store_damaged": "la base est abîmée : {reason}",
    "doctor.store_summaries": (
        "{n} total en désaccord : `cmdaily data check --repair`",
        "{n} totaux en désaccord : `cmdaily data check --repair`",
    ),
    "doctor.store_streaks": (
        "{n} série en désaccord : `cmdaily data check --repair`",
        "{n} séries en désaccord : `cmdaily data check --repair`",
    ),
    "doctor.clock": "il est {time} dans votre fuseau horaire ({zone})",
    "doctor.never_runs": "des rappels ou des publications attendent, et rien ne s'en occupe : `cmdaily cron install`, ou laissez tourner `cmdaily run`",
    "doctor.idle": "des rappels ou des publications attendent, et rien ne s'en occupe depuis le {since} : `cmdaily cron show`, ou `cmdaily run`",
    "doctor.runs": "le planificateur s'occupe des rappels et des publications",
    "doctor.account": "le compte {name} sur {platform} a un secret ; `cmdaily account check` l'essaie",
    "doctor.inbox": ("les messages de {n} compte sont relevés", "les messages de {n} comptes sont relevés"),
    "doctor.inbox_idle": "les messages de {names} n'ont pas été relevés depuis un jour : `cmdaily cron install`, ou `cmdaily inbox --refresh`",
    "doctor.secrets_unsafe": "les secrets ne sont pas utilisés : d'autres peuvent écrire dans {path} (chmod go-w le referme)",
}
