"""Ce qui peut clocher dans une routine."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "routine_file.unknown_routine_key": "« {name} » n'est pas une clé d'une routine ; clés connues : {known}",
    "routine_file.unknown_routine_key_guess": "« {name} » n'est pas une clé d'une routine ; vouliez-vous "
    "dire « {guess} » ?",
    "routine_file.unknown_section_key": "« {name} » n'est pas une clé d'une section ; clés connues : {known}",
    "routine_file.unknown_section_key_guess": "« {name} » n'est pas une clé d'une section ; vouliez-vous "
    "dire « {guess} » ?",
    "routine_file.unknown_action_key": "« {name} » n'est pas une clé d'une action ; clés connues : {known}",
    "routine_file.unknown_action_key_guess": "« {name} » n'est pas une clé d'une action ; vouliez-vous "
    "dire « {guess} » ?",
    "routine_file.too_many_actions": "une routine compte {most} actions au plus",
    "routine_file.too_many_rules": "une routine compte au plus {most} « rrule » différentes",
    "routine_file.duplicate_id": "l'identifiant « {name} » est déjà celui de l'action de la ligne {first}",
    "routine_file.former_in_use": "« {name} » est encore l'identifiant d'une action de cette routine",
    "routine_file.former_twice": "« {name} » est déjà l'ancien identifiant de « {other} »",
    "routine_file.two_patterns": "« {name} » et « {first} » disent tous deux quand ; gardez l'un des deux",
    "routine_file.until_before_from": "la fin ({until}) précède le début ({since})",
    "routine_file.span_backwards": "« {text} » finit avant de commencer",
    "routine_file.days_without_event": "« days » compte à partir d'un événement, et aucun « event: » "
    "n'est donné",
    "routine_file.event_without_days": "aucune action ne compte de jours à partir de cet événement : "
    "écrivez « days: [-7, -1] »",
    "routine_file.count_without_from": "COUNT compte à partir d'un premier jour : donnez-le avec « from: »",
    "routine_file.carry_on_quota": "« carry » n'a pas d'effet avec « per: {per} » : l'objectif court déjà "
    "jusqu'à la fin de la période",
    "routine_file.slots_and_times": "« at » donne {n} heures, donc « times » vaut {n} : ôtez « times »",
    "routine_file.or_after": "« or » déplace des jours fixes ; un délai (« after ») n'en a pas",
    "routine_file.of_without_days": "« of » demande « days » : écrivez « days: [-2] »",
    "routine_file.of_unfit": "« {name} » n'a pas de jours fixes à partir desquels compter",
    "routine_file.once_without_span": "« once » demande « from: » et « until: » : les jours entre lesquels la faire",
    "routine_file.rule_never": "cette règle ne donne aucun jour",
    "routine_file.slot_twice": "la même heure figure ici deux fois",
    "routine_file.slots_per_day": "« at » donne des heures de la journée ; il ne s'utilise pas avec un objectif par semaine ou par mois",
    "routine_file.rotation": (
        "« {text} » n'est pas une rotation ; écrivez par exemple « 2 of 7 », ou les identifiants qui "
        "alternent"
    ),
    "routine_file.rotation_range": "« {text} » n'est pas un rang dans une rotation : de 1 à sa taille, {most} au plus",
    "routine_file.rotation_short": "une rotation demande au moins deux actions",
    "routine_file.rotation_after": "« after » et « rotation » ne s'utilisent pas ensemble : une rotation demande des jours fixes",
    "routine_file.group_key": "« {name} » n'a pas d'effet ici : une action qui en fait alterner d'autres n'est jamais affichée",
    "routine_file.unknown_member": "il n'y a pas d'action « {name} » dans cette routine",
    "routine_file.unknown_member_guess": "il n'y a pas d'action « {name} » dans cette routine ; "
    "vouliez-vous dire « {guess} » ?",
    "routine_file.member_twice": "« {name} » alterne déjà dans « {group} »",
    "routine_file.member_when": "« {member} » alterne avec d'autres et ne peut pas avoir son propre « "
    "{name} »",
    "routine_file.circle": "rotation circulaire : {circle}",
    "routine_file.unknown_network": "« {name} » n'est pas un réseau ; choix possibles : {known}",
    "routine_file.unknown_network_guess": "« {name} » n'est pas un réseau ; vouliez-vous dire « {guess} » ?",
    "routine_file.each_of_one": "« each: {each} » partage un objectif entre plusieurs : nommez-les avec "
    "`platform: [x, mastodon]` ou `platform: all`",
    "routine_file.each_and": "« {name} » et « each » ne s'utilisent pas ensemble : donnez à chaque réseau sa propre action",
    "routine_file.each_times": "« each » demande un nombre : écrivez « times: 2 » pour deux sur chacun",
    "routine_file.budget": "les minutes de toute une période s'écrivent « minutes: {{week: 240}} »",
    "routine_file.budget_period": "les minutes valent pour {period}, l'objectif pour {per} : écrivez deux fois la même période",
    "routine_file.neighbour_unfit": "« {name} » ne convient pas ici : il faut une autre action, affichée elle-même",
    "routine_file.apart_twice": "« {name} » s'écarte déjà d'une action ; une des deux suffit",
    "routine_file.rotation_people": "une liste dans « rotation » nomme des actions ; pour des personnes, écrivez "
    "« rotation: {{people: [{names}], turn: 7 days}} »",
    "routine_file.unknown_people_key": "« {name} » n'est pas une clé d'un tour de rôle ; clés connues : {known}",
    "routine_file.unknown_people_key_guess": "« {name} » n'est pas une clé d'un tour de rôle ; vouliez-vous "
    "dire « {guess} » ?",
    "routine_file.people_range": "un tour de rôle demande de 2 à {most} personnes",
    "routine_file.turn": "« {text} » n'est pas une durée de tour ; écrivez par exemple « 7 days » ou « 2 weeks »",
    "routine_file.slot_zone": '« {text} » : une heure s\'écrit seule ; mettez « at: "{time}" » et « zone: {zone} »',
    "routine_file.zone": "« {text} » n'est pas un fuseau horaire ; écrivez par exemple Europe/Paris ou UTC",
    "routine_file.zone_guess": "« {text} » n'est pas un fuseau horaire ; vouliez-vous dire « {guess} » ?",
    "routine_file.asks_guess": "« {text} » n'est pas le nom d'un chiffre ; vouliez-vous dire « {guess} » ?",
    "routine_file.asks": "« {text} » n'est pas le nom d'un chiffre ; écrivez par exemple followers ou newsletter-opens",
    "routine_file.asks_counted": "cmdaily compte « {name} » lui-même : il n'y a rien à demander",
    "routine_file.calendar_unreadable": "le fichier d'agenda « {name} » est illisible ; il est cherché à côté de ce fichier",
    "routine_file.calendar_broken": "« {name} » n'est pas un fichier d'agenda (iCalendar)",
    "routine_file.calendar_empty": "le fichier d'agenda « {name} » ne contient aucun événement",
    "routine_file.calendar_many": "le fichier d'agenda « {name} » contient plus de {most} périodes",
    "routine_file.calendar_large": "le fichier d'agenda « {name} » dépasse {most} Mo",
    "routine_file.name_taken": "une routine « {name} » existe déjà dans {other} ; celle-ci est ignorée",
    "routine_file.directory_unreadable": "ce dossier de routines est illisible",
    "routine_file.in_trouble": "La routine « {name} » ne peut pas servir tant que son fichier n'est pas juste.",
    "routine_file.in_trouble_remedy": "Voyez ce qui ne va pas : `cmdaily routine check {name}`",
    "routine_file.no_such_routine": "Il n'y a pas de routine « {name} ». Choisissez parmi : {known}.",
    "routine_file.no_such_routine_guess": "Il n'y a pas de routine « {name} » ; vouliez-vous dire « "
    "{guess} » ?",
}
