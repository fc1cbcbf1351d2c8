"""Ce qui peut clocher dans config.yaml."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "config_file.keep_span": "« {given} » n’est pas une durée ; écrivez 2 ans, 90 jours ou toujours",
    "config_file.keep_short": "« {given} » est trop court ; gardez les textes au moins {least} jours : les réseaux remontrent ce qui est plus récent",
    "config_file.unknown_key": "« {name} » n'est pas un réglage ; réglages connus : {known}",
    "config_file.unknown_key_guess": "« {name} » n'est pas un réglage ; vouliez-vous dire « {guess} » ?",
    "config_file.store": (
        "la base de données d'une équipe se nomme par son adresse, comme postgresql://anna@db.example/equipe"
    ),
}
