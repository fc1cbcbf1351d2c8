"""Ce qui peut être incorrect dans les rappels, les heures calmes et ce qui se fait tout seul."""

MESSAGES = {
    "on_time_file.unknown_key": "« {name} » n'est pas une clé de rappel ; clés connues : {known}",
    "on_time_file.unknown_key_guess": "« {name} » n'est pas une clé de rappel ; vouliez-vous dire « {guess} » ?",
    "on_time_file.hours_guess": "« {text} » n'est pas une plage horaire ; vouliez-vous dire « {guess} » ?",
    "on_time_file.hours": "« {text} » n'est pas une plage d'heures ; écrivez par exemple 20:00-07:00",
    "on_time_file.hours_empty": "« {text} » commence et finit à la même heure ; retirez la clé pour n'avoir aucune heure calme",
    "on_time_file.tolerance": "« {text} » n'est pas une durée valide (un jour au plus) ; écrivez par exemple 90m ou 2h",
    "on_time_file.channel": "« {text} » n'est pas un canal : écrivez terminal, desktop ou une adresse Apprise (ntfy://mon-sujet)",
    "on_time_file.channel_guess": "« {text} » n'est pas un canal ; vouliez-vous dire « {guess} » ?",
    "on_time_file.address": "l'adresse {scheme} n'est pas une adresse Apprise valide",
    "on_time_file.always_quiet": "un rappel à {at} ne partirait jamais : les heures calmes vont de {start} à {end}",
    "on_time_file.unknown_post_key": "« {name} » n'est pas une clé de publication récurrente ; clés connues : {known}",
    "on_time_file.unknown_post_key_guess": "« {name} » n'est pas une clé de publication récurrente ; vouliez-vous dire « {guess} » ?",
    "on_time_file.post_twice": "« {name} » est déjà l'identifiant d'une autre publication récurrente",
    "on_time_file.unknown_report_key": "« {name} » n'est pas une clé d'un bilan ; clés possibles : {known}",
    "on_time_file.unknown_report_key_guess": "« {name} » n'est pas une clé d'un bilan ; vouliez-vous dire « {guess} » ?",
    "on_time_file.report_twice": "« {name} » est déjà le nom d'un autre bilan",
}
