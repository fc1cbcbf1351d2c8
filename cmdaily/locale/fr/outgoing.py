"""Ce que le planificateur dit des envois."""

MESSAGES = {
    "outgoing.sent": "Envoyé à {to} : {what} {url}",
    "outgoing.queued": "En attente : {to}, {what} {why}",
    "outgoing.sending": "Envoi en cours à {to} : {what}",
    "outgoing.remark": "{id} pour {to} : {why}",
    "outgoing.failed": "{id} pour {to} n'a pas été envoyé : {why} ({what})",
    "outgoing.unknown": "{id} pour {to} est à vérifier : {why} ({what})",
    "outgoing.cancelled": "{id} pour {to} a été annulé : {what}",
    "outgoing.handed-off": (
        "{id} pour {to} est à publier vous-même : {url} ({what}). Ensuite : `cmdaily outbox resolve "
        "{id} --sent`"
    ),
    "outgoing.awaiting-approval": "{id} pour {to} attend une validation : {what}",
    "outgoing.plan": "à {to} : {what}",
}
