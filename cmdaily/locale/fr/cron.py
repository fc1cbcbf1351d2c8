"""Ce que dit `cron`."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "cron.installed_cron": "Ajouté à votre crontab :",
    "cron.installed_systemd": "Unités créées :",
    "cron.removed_cron": "cmdaily a été retiré de votre crontab.",
    "cron.removed_systemd": "Les unités systemd de cmdaily ont été supprimées.",
    "cron.nothing_cron": "cmdaily n'est pas dans votre crontab.",
    "cron.nothing_systemd": "cmdaily n'a pas d'unité systemd.",
    "cron.absent_cron": "cmdaily n'est pas dans votre crontab. `cmdaily cron install` écrirait :",
    "cron.absent_systemd": "cmdaily n'a pas d'unité systemd. `cmdaily cron install --systemd` écrirait :",
    "cron.present_cron": "Votre crontab lance cmdaily :",
    "cron.present_systemd": "Ces unités lancent cmdaily :",
    "cron.outdated_cron": (
        "Votre crontab lance cmdaily, mais cette ligne n'est plus à jour. Mettez-la à jour : `cmdaily "
        "cron install`"
    ),
    "cron.outdated_systemd": "Les unités de cmdaily ne sont plus à jour. Mettez-les à jour : `cmdaily cron install --systemd`",
    "cron.not_here": "Il n'y a pas de cron sur cet ordinateur. Utilisez systemd : `cmdaily cron install --systemd`",
    "cron.not_installed": "il n'y a pas de cron sur cet ordinateur",
    "cron.not_installed_remedy": (
        "Installez cron (`apt install cron`), ou utilisez `cmdaily cron install --systemd` ou `cmdaily run`."
    ),
    "cron.refused": "`crontab` a refusé : {reason}",
    "cron.refused_remedy": "Demandez l'accès à cron à l'administrateur, ou utilisez systemd : `cmdaily cron install --systemd`",
    "cron.broken": "la ligne {line} de votre crontab ouvre les lignes de cmdaily et rien ne les ferme",
    "cron.broken_remedy": "Retirez à la main les lignes de cmdaily (`crontab -e`), puis installez de nouveau.",
    "cron.control": "{name} contient un caractère impossible dans une crontab, comme un retour à la ligne",
    "cron.long": "la ligne aurait {n} caractères ; cron en accepte moins de 1 000",
    "cron.long_remedy": "Raccourcissez les chemins, ou utilisez `cmdaily cron install --systemd`.",
    "cron.invalid": "cron ne peut pas lire cette ligne : {line}",
    "cron.every": "intervalle de {given} min impossible ; choisissez parmi : {known}",
    "cron.foreign_unit": "{path} n'a pas été créé par cmdaily ; rien n'a été modifié",
    "cron.start_timer": "Le minuteur systemd n'a pas été lancé. Lancez-le : `systemctl --user enable --now {unit}`",
    "cron.not_running": "Le minuteur systemd ne semble pas tourner. Lancez-le : `systemctl --user enable --now {unit}`",
    "cron.stop_timer": "Le minuteur systemd n'a pas été arrêté. Arrêtez-le : `systemctl --user stop {unit}`",
    "cron.systemd_said": "Réponse de systemd : {reason}",
    "cron.linger": "Il tourne tant que votre session est ouverte. Pour qu'il continue : `loginctl enable-linger`",
    "cron.secrets": (
        (
            "{n} mot de passe ou jeton de ce terminal n'est pas accessible à cron : enregistrez-le dans "
            "le trousseau, ou réglez secret_command."
        ),
        (
            "{n} mots de passe ou jetons de ce terminal ne sont pas accessibles à cron : enregistrez-les "
            "dans le trousseau, ou réglez secret_command."
        ),
    ),
}
