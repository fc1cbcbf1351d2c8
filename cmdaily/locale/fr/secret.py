"""D'où viennent les secrets."""

MESSAGES = {
    "secret.none": "le compte {account} n'a pas d'informations de connexion",
    "secret.none_remedy": "Définissez {variable}, ou connectez-vous dans un terminal : `cmdaily account add {account}`",
    "secret.command": "la commande « {command} » a échoué ({reason})",
    "secret.command_remedy": "Lancez-la à la main pour voir pourquoi ; c'est `secret_command` dans vos réglages.",
    "secret.refresh_remedy": "Reconnectez-vous : `cmdaily account add` ; la connexion n'a pas pu être renouvelée.",
    "secret.unsafe": (
        "les informations de connexion de {path} sont ignorées : {place} est modifiable par d'autres"
    ),
    "secret.unsafe_remedy": "Fermez-le (`chmod go-w {place}`), vérifiez que rien n'y a changé, puis réessayez.",
    "secret.command_unsafe": "`secret_command`, dans {path}, n'a pas été lancée : d'autres peuvent écrire dans {place}",
}
