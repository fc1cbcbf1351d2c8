"""D'où viennent les secrets."""

MESSAGES = {
    "secret.none": "il n'y a pas de secret pour le compte {account}",
    "secret.none_remedy": "Définissez {variable}, ou connectez-vous : cmdaily account add {account}",
    "secret.command": "la commande de secret « {command} » a échoué ({reason})",
    "secret.command_remedy": "Lancez-la à la main pour voir pourquoi ; c'est `secret_command` dans la configuration.",
    "secret.refresh_remedy": "La connexion n'a pas pu être renouvelée ; réessayez, ou reconnectez-vous : cmdaily account add",
    "secret.unsafe": "le secret de {path} n'est pas utilisé : d'autres peuvent écrire dans {place}",
    "secret.unsafe_remedy": "Fermez-le (chmod go-w {place}, ou chown à votre nom), vérifiez que rien n'y a changé, puis réessayez.",
    "secret.command_unsafe": "secret_command, dans {path}, n'est pas lancée : d'autres peuvent écrire dans {place}",
}
