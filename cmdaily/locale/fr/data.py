"""Ce que dit `data`."""

MESSAGES = {
    "data.exported": "Exporté dans {path}.",
    "data.imported_figures": (
        "{n} valeur de chiffres ajoutée.",
        "{n} valeurs de chiffres ajoutées.",
    ),
    "data.imported": (
        "{n} nouvelle ligne, {known} déjà connues.",
        "{n} nouvelles lignes, {known} déjà connues.",
    ),
    "data.wrong": (
        "{n} total est faux. Réparez : `cmdaily data check --repair`",
        "{n} totaux sont faux. Réparez : `cmdaily data check --repair`",
    ),
    "data.wrong_streaks": (
        "{n} série est fausse. Réparez : `cmdaily data check --repair`",
        "{n} séries sont fausses. Réparez : `cmdaily data check --repair`",
    ),
    "data.repaired_streaks": (
        "{n} série a été recalculée.",
        "{n} séries ont été recalculées.",
    ),
    "data.repaired": (
        "{n} total a été recalculé.",
        "{n} totaux ont été recalculés.",
    ),
    "data.sound": (
        "La base de données est en bon état : {n} ligne.",
        "La base de données est en bon état : {n} lignes.",
    ),
    "data.damaged": "La base de données est endommagée. Restaurez la dernière sauvegarde : `cmdaily data restore`",
    "data.hint_damaged": (
        "La base de données est endommagée et n'est plus sauvegardée. Restaurez une sauvegarde : "
        "`cmdaily data restore`"
    ),
    "data.held": "Cette sauvegarde : {path}",
    "data.held_day": "dernière utilisation : {day}, {time}",
    "data.held_rows": (
        "{n} ligne d'historique",
        "{n} lignes d'historique",
    ),
    "data.held_deliveries": ("{n} envoi", "{n} envois"),
    "data.held_messages": ("{n} message", "{n} messages"),
    "data.held_accounts": ("{n} compte", "{n} comptes"),
    "data.held_doubtful": (
        "{n} envoi a pu être publié depuis : il sera vérifié avant tout nouvel envoi",
        "{n} envois ont pu être publiés depuis : ils seront vérifiés avant tout nouvel envoi",
    ),
    "data.restore_sure": "La restaurer ? La base de données actuelle est conservée à côté.",
    "data.tidied_all": (
        "Anciens textes supprimés : {n} entrée, les comptes restent.",
        "Anciens textes supprimés : {n} entrées, les comptes restent.",
    ),
    "data.tidy_plan": "supprimer les textes que `keep:` ne garde plus",
    "data.tidy_nothing": "Tout est gardé : `keep:` ne dit rien dans config.yaml.",
    "data.tidy_how": "Par exemple : `keep: {messages: 2 ans, mentions: 90 jours}`",
    "data.tidy_messages": (
        "{n} message",
        "{n} messages",
    ),
    "data.tidy_mentions": (
        "{n} mention",
        "{n} mentions",
    ),
    "data.tidy_articles": (
        "{n} article",
        "{n} articles",
    ),
    "data.tidy_people": (
        "{n} note, remerciement ou réunion de personnes",
        "{n} notes, remerciements et réunions de personnes",
    ),
    "data.tidy_before": "avant le {day}",
    "data.tidy_done": "les textes sont supprimés",
    "data.tidy_would": "les textes seraient supprimés",
    "data.restore_yes": "restaurer {path} remplace la base de données et doit être confirmé",
    "data.restore_yes_remedy": "Confirmez : `cmdaily data restore FICHIER --yes`",
    "data.restore_kept": "Rien n’a été modifié.",
    "data.restored": ("Restauré : {n} ligne d’historique.", "Restauré : {n} lignes d’historique."),
    "data.set_aside": "La base de données précédente est conservée : {path}",
    "data.restored_doubtful": (
        "{n} envoi a pu être publié depuis la sauvegarde. Vérifiez : `cmdaily outbox resolve`",
        "{n} envois ont pu être publiés depuis la sauvegarde. Vérifiez : `cmdaily outbox resolve`",
    ),
    "data.restored_recurring": "Les publications récurrentes et les rappels depuis la sauvegarde ne sont pas envoyés après coup.",
}
