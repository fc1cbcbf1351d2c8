"""What the scheduler says of deliveries."""

MESSAGES = {
    "outgoing.sent": "Sent to {to}: {what} {url}",
    "outgoing.queued": "Queued: {to}, {what} {why}",
    "outgoing.sending": "Being sent to {to}: {what}",
    "outgoing.remark": "{id} to {to}: {why}",
    "outgoing.failed": "{id} to {to} was not sent: {why} ({what})",
    "outgoing.unknown": "{id} to {to} needs checking: {why} ({what})",
    "outgoing.cancelled": "{id} to {to} was cancelled: {what}",
    "outgoing.handed-off": "{id} to {to} is ready for you to post: {url} ({what}). Then: `cmdaily outbox resolve {id} --sent`",
    "outgoing.awaiting-approval": "{id} to {to} awaits approval: {what}",
    "outgoing.plan": "to {to}: {what}",
}
