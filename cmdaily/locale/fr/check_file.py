"""Ce qui peut clocher en tête d'un brouillon."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "check_file.unknown_key": "« {name} » n'est pas une clé d'un brouillon ; clés connues : {known}",
    "check_file.unknown_key_guess": "« {name} » n'est pas une clé d'un brouillon ; vouliez-vous dire « {guess} » ?",
}
