"""À quoi sert chaque clé d'une routine, pour les éditeurs qui connaissent le JSON Schema."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "routine_keys.file": "Une routine de cmdaily",
    "routine_keys.routine": "Le nom définitif de la routine",
    "routine_keys.title": "Le titre : un seul texte, ou un par langue",
    "routine_keys.description": "À quoi sert la routine",
    "routine_keys.routine_minutes": "La limite pour une journée, en minutes",
    "routine_keys.minutes": "Le temps prévu pour l'action, en minutes, toutes ses fois comprises",
    "routine_keys.every": "Quand elle est à faire : day, weekday, monday, 2 weeks on friday, month on day "
    "15…",
    "routine_keys.rrule": "Quand elle est à faire, sous forme de RRULE iCalendar (RFC 5545)",
    "routine_keys.after": "Un délai depuis la dernière fois : 3 days (3 jours), 2 weeks (2 semaines)",
    "routine_keys.days": "Des jours comptés depuis l'événement : -7 une semaine avant, 0 le jour même",
    "routine_keys.event": "La date à partir de laquelle « days » compte",
    "routine_keys.from": "Le premier jour où elle est à faire, d'où partent intervalles et tours",
    "routine_keys.until": "Le dernier jour où elle est à faire",
    "routine_keys.except": "Des dates, ou des périodes, où elle n'est pas à faire",
    "routine_keys.holidays": "Le pays dont les jours fériés sont chômés, par exemple FR ; ou none (aucun)",
    "routine_keys.carry": "Si un jour manqué reste à faire jusqu'à ce que ce soit fait ou que le suivant "
    "arrive",
    "routine_keys.sections": "Les parties de la liste, dans l'ordre de l'affichage",
    "routine_keys.actions": "Ce qu'il y a à faire, dans l'ordre de l'affichage",
    "routine_keys.platform": "Le réseau de l'action",
    "routine_keys.id": "Le nom définitif de l'action, auquel son historique se rapporte",
    "routine_keys.times": "Combien de fois la faire dans une période, ou all (toutes)",
    "routine_keys.per": "La période dans laquelle « times » compte : jour, semaine ou mois",
    "routine_keys.at": "Les heures de la journée où elle est attendue",
    "routine_keys.essential": "Si elle est à faire même un mauvais jour",
    "routine_keys.counts": "Ce qui la coche quand on le fait avec cmdaily sur ce réseau",
    "routine_keys.open": "La page qu'ouvre `cmdaily open`",
    "routine_keys.rotation": "Un rang dans un cycle de jours, comme 2 of 7 ; ou les identifiants des "
    "actions qui alternent",
    "routine_keys.renamed_from": "Ses anciens identifiants : leur historique devient le sien",
    "routine_keys.note": "Une note affichée avec l'action",
}
