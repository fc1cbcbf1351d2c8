"""Ce qu'on dit des crochets."""

MESSAGES = {
    "hook.failed": "le hook {hook} a échoué : {reason}. Le reste n'est pas touché.",
    "hook.hung": "le hook {hook} a été arrêté après {seconds} secondes. Le reste n'est pas touché.",
    "hook.not_executable": "le hook {hook} n'a pas été lancé ; rendez-le exécutable : `chmod 700 {path}`",
    "hook.unsafe": "hook {hook} non lancé : {path} est modifiable par d'autres ; tapez : `chmod go-w {path}`",
    "hook.gone": "le hook {hook} n'existe plus",
    "hook.directory": "les hooks de {path} sont illisibles : {reason}",
}
