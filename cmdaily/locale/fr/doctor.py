"""Ce que dit le docteur."""

MESSAGES = {
    "doctor.version": "cmdaily {version}, Python {python}",
    "doctor.place": "{path} n'est lisible que par vous",
    "doctor.place_new": "{path} n'existe pas encore ; il sera créé au besoin",
    "doctor.place_readonly": "{path} n'est pas accessible en écriture",
    "doctor.place_open": "{path} est lisible par d'autres ; tapez : `chmod 700 {path}`",
    "doctor.files": (
        "{n} routine, tous les fichiers sont valides",
        "{n} routines, tous les fichiers sont valides",
    ),
    "doctor.files_wrong": (
        "{n} problème dans les fichiers ; affichez-le : `cmdaily config check`",
        "{n} problèmes dans les fichiers ; affichez-les : `cmdaily config check`",
    ),
    "doctor.store": (
        "la base de données est en bon état : {n} ligne",
        "la base de données est en bon état : {n} lignes",
    ),
    "doctor.store_new": "la base de données n'existe pas encore ; la première action cochée la créera",
    "doctor.store_damaged": "la base de données est endommagée : {reason}",
    "doctor.store_summaries": (
        "{n} total est faux ; réparez : `cmdaily data check --repair`",
        "{n} totaux sont faux ; réparez : `cmdaily data check --repair`",
    ),
    "doctor.store_streaks": (
        "{n} série est fausse ; réparez : `cmdaily data check --repair`",
        "{n} séries sont fausses ; réparez : `cmdaily data check --repair`",
    ),
    "doctor.clock": "heure de votre fuseau horaire ({zone}) : {time}",
    "doctor.never_runs": (
        "le planificateur ne tourne pas : rappels et publications ne partiront pas ; installez-le : "
        "`cmdaily cron install`"
    ),
    "doctor.idle": "le planificateur ne tourne plus depuis le {since} ; cherchez pourquoi : `cmdaily cron show`",
    "doctor.runs": "le planificateur tourne : rappels et publications partent",
    "doctor.account": "le compte {name} sur {platform} est configuré ; testez-le : `cmdaily account check`",
    "doctor.inbox": (
        "les messages de {n} compte sont à jour",
        "les messages de {n} comptes sont à jour",
    ),
    "doctor.inbox_idle": "les messages de {names} datent de plus d'un jour ; actualisez : `cmdaily inbox --refresh`",
    "doctor.secrets_unsafe": (
        "les informations de connexion ne sont pas utilisées : d'autres peuvent écrire dans {path} ; "
        "tapez : `chmod go-w {path}`"
    ),
    "doctor.team": "La base de données de l’équipe répond : {path}, comme {name}.",
    "doctor.team_clock": (
        "Cette horloge et celle du serveur ont {n} minute d’écart.",
        "Cette horloge et celle du serveur ont {n} minutes d’écart.",
    ),
    "doctor.version_ends": (
        "{network} ne répondra plus à la version {version} de son API dans {n} jour ({day}) ; mettez cmdaily à jour",
        "{network} ne répondra plus à la version {version} de son API dans {n} jours ({day}) ; mettez cmdaily à jour",
    ),
    "doctor.version_ended": "{network} ne répond plus à la version {version} de son API depuis le {day} ; mettez cmdaily à jour",
    "doctor.channel_no_program": "les rappels du bureau ne peuvent pas s’afficher : aucun programme ne le fait (Debian, Ubuntu : `apt install libnotify-bin`)",
    "doctor.channel_no_desktop": "les rappels du bureau ne peuvent pas s’afficher d’ici : aucune session de bureau n’a été trouvée",
    "doctor.channel_address": "aucun rappel ne peut partir vers {channel} : l’adresse n’est pas valide ; changez-la : `cmdaily config edit`",
    "doctor.version_named": (
        "{account} est réglé sur la version {version} de {network}, acceptée jusqu'au {day} ; retirez ce réglage : --setting version="
    ),
}
