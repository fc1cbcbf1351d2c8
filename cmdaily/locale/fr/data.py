"""Ce que dit `data`."""

MESSAGES = {
    "data.exported": "Écrit dans {path}.",
    "data.imported": (
        "{n} ligne nouvelle, {known} déjà connues.",
        "{n} lignes nouvelles, {known} déjà connues.",
    ),
    "data.restored": ("Restauré : {n} ligne.", "Restauré : {n} lignes."),
    "data.set_aside": "La base abîmée a été mise de côté : {path}",
    "data.damaged": "La base est abîmée. Restaurez une sauvegarde : cmdaily data import SAUVEGARDE",
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
}
