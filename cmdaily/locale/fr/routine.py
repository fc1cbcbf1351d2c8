"""Ce que dit `routine`."""

MESSAGES = {
    "routine.actions": ("{n} action", "{n} actions"),
    "routine.own": "personnelle",
    "routine.shipped": "fournie",
    "routine.switch": "Pour en activer ou désactiver une : `cmdaily routine on NOM`, `cmdaily routine off NOM`",
    "routine.active": "Active : ses actions sont dans `cmdaily today`.",
    "routine.inactive": "Inactive : `cmdaily routine on` met ses actions dans `cmdaily today`.",
    "routine.upcoming": "prochains jours : {days}",
    "routine.never": "plus aucun jour",
    "routine.created": "{name} est prête et active. Modifiez le fichier, puis vérifiez-le : `cmdaily routine check FICHIER`",
    "routine.fine": (
        "{path} : valide. {name} compte {n} action.",
        "{path} : valide. {name} compte {n} actions.",
    ),
    "routine.on": "{name} est active.",
    "routine.off": "{name} est désactivée. Son historique est conservé.",
}
