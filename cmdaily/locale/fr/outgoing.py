"""Ce que le planificateur dit des envois."""

MESSAGES = {
    "outgoing.sent": "Envoyé vers {to} : {what} {url}",
    "outgoing.queued": "En attente : {to}, {what} {why}",
    "outgoing.sending": "En cours d'envoi vers {to} : {what}",
    "outgoing.failed": "{id} vers {to} n'a pas été envoyé : {why} ({what})",
    "outgoing.unknown": "{id} vers {to} est peut-être arrivé, ou peut-être pas : {why} ({what})",
    "outgoing.cancelled": "{id} vers {to} a été annulé : {what}",
    "outgoing.handed-off": "{id} vers {to} attend votre main : {url} ({what}). Ensuite : cmdaily outbox resolve {id} --sent",
    "outgoing.awaiting-approval": "{id} vers {to} attend d'être approuvé : {what}",
    "outgoing.plan": "vers {to} : {what}",
}
