"""Ce que dit `data`."""

MESSAGES = {
    "data.exported": "Écrit dans {path}.",
    "data.imported": (
        "{n} ligne nouvelle, {known} déjà connues.",
        "{n} lignes nouvelles, {known} déjà connues.",
    ),
    "data.wrong": (
        "{n} total ne correspond pas au journal. `cmdaily data check --repair` le récrit.",
        "{n} totaux ne correspondent pas au journal. `cmdaily data check --repair` les récrit.",
    ),
    "data.wrong_streaks": (
        "{n} série gardée ne correspond pas au recompte. `cmdaily data check --repair` la fait recompter.",
        "{n} séries gardées ne correspondent pas au recompte. `cmdaily data check --repair` les fait recompter.",
    ),
    "data.repaired_streaks": ("{n} série est recomptée.", "{n} séries sont recomptées."),
    "data.repaired": ("{n} total a été récrit.", "{n} totaux ont été récrits."),
    "data.sound": ("La base est saine : {n} ligne.", "La base est saine : {n} lignes."),
    "data.damaged": "La base est abîmée. Restaurez la dernière sauvegarde : cmdaily data restore",
    "data.hint_damaged": "La base est abîmée et n’est plus sauvegardée. Restaurez une sauvegarde : cmdaily data restore",
    "data.held": "Cette sauvegarde : {path}",
    "data.held_day": "dernière utilisation : {day}, {time}",
    "data.held_rows": ("{n} ligne d’historique", "{n} lignes d’historique"),
    "data.held_deliveries": ("{n} envoi", "{n} envois"),
    "data.held_messages": ("{n} message", "{n} messages"),
    "data.held_accounts": ("{n} compte", "{n} comptes"),
    "data.held_doubtful": (
        "{n} envoi a pu être publié depuis : il sera recherché avant tout nouvel envoi",
        "{n} envois ont pu être publiés depuis : ils seront recherchés avant tout nouvel envoi",
    ),
    "data.restore_sure": "La restaurer ? La base actuelle est conservée à côté.",
    "data.restore_yes": "restaurer {path} remplace la base, et personne n’est là pour confirmer",
    "data.restore_yes_remedy": "Confirmez : cmdaily data restore FICHIER --yes",
    "data.restore_kept": "Rien n’a été modifié.",
    "data.restored": ("Restauré : {n} ligne d’historique.", "Restauré : {n} lignes d’historique."),
    "data.set_aside": "La base précédente est conservée : {path}",
    "data.restored_doubtful": (
        "{n} envoi a pu être publié depuis la sauvegarde. Recherchez-le sur son réseau : cmdaily outbox resolve",
        "{n} envois ont pu être publiés depuis la sauvegarde. Recherchez-les sur leurs réseaux : cmdaily outbox resolve",
    ),
    "data.restored_recurring": "Les publications récurrentes et les rappels tombés depuis la sauvegarde ne sont pas rattrapés.",
}
