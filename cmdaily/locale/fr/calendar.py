"""Ce que dit `calendar`."""

MESSAGES = {
    "calendar.empty": "Rien au calendrier du {first} au {last}.",
    "calendar.week": "Semaine {number}, à partir du {day}",
    "calendar.pause": "pause",
    "calendar.pause_because": "pause : {reason}",
    "calendar.kind_holiday": "jour férié",
    "calendar.kind_pause": "pause",
    "calendar.kind_event": "événement",
    "calendar.kind_routine": "routine",
    "calendar.span": "{first} – {last}",
    "calendar.kind_action": "campagne",
    "calendar.kind_post": "publication récurrente",
    "calendar.kind_delivery": "publication programmée",
    "calendar.ics_or_json": "--ics et --json ne s'utilisent pas ensemble",
}
