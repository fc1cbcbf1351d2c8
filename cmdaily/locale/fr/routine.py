"""Ce que dit `routine`."""

MESSAGES = {
    "routine.actions": ("{n} action", "{n} actions"),
    "routine.shipped_own": "{name} est fournie avec cmdaily et ne se modifie pas",
    "routine.shipped_own_remedy": "Modifiez une copie : `cmdaily routine new mine --from {name}`",
    "routine.no_action": "{name} n'a pas d'action « {action} » ; elle a : {known}",
    "routine.added": "{action} est ajoutée dans {path}.",
    "routine.removed": "{action} est retirée de {path}. Son historique est conservé.",
    "routine.own": "personnelle",
    "routine.shipped": "fournie",
    "routine.switch": "Pour en activer ou désactiver une : `cmdaily routine on NOM`, `cmdaily routine off NOM`",
    "routine.active": "Active : ses actions sont dans `cmdaily today`.",
    "routine.inactive": "Inactive : `cmdaily routine on` met ses actions dans `cmdaily today`.",
    "routine.times": ("une fois", "{n} fois"),
    "routine.upcoming": "prochains jours : {days}",
    "routine.never": "plus aucun jour",
    "routine.never_yet": "aucun tant que « {action} » n'est pas fait",
    "routine.replaces": "Elle remplace {shipped}, désormais désactivée : `cmdaily routine on {shipped}` la rétablit.",
    "routine.created": "{name} est prête et active. Modifiez le fichier, puis vérifiez-le : `cmdaily routine check {name}`",
    "routine.fine": (
        "{path} : valide. {name} compte {n} action.",
        "{path} : valide. {name} compte {n} actions.",
    ),
    "routine.on": "{name} est active.",
    "routine.off": "{name} est désactivée. Son historique est conservé.",
}
