"""Ce qu'on dit des crochets."""

MESSAGES = {
    "hook.failed": "le crochet {hook} a échoué : {reason}. Le reste n'en est pas changé.",
    "hook.hung": "le crochet {hook} n'a pas fini en {seconds} secondes et a été arrêté. Le reste n'en est pas changé.",
    "hook.not_executable": "le crochet {hook} n'est pas lancé : ce n'est pas un fichier exécutable (chmod 700 {path})",
    "hook.unsafe": "le crochet {hook} n'est pas lancé : d'autres peuvent écrire dans {path} (chmod go-w le referme)",
    "hook.gone": "le crochet {hook} n'est plus là",
    "hook.directory": "les crochets de {path} ne se lisent pas : {reason}",
}
