"""What the scheduler says of deliveries."""

MESSAGES = {
    "outgoing.sent": "Sent to {to}: {what} {url}",
    "outgoing.queued": "Waiting: {to}, {what} {why}",
    "outgoing.sending": "Being sent to {to}: {what}",
    "outgoing.failed": "{id} to {to} was not sent: {why} ({what})",
    "outgoing.unknown": "{id} to {to} may or may not have arrived: {why} ({what})",
    "outgoing.cancelled": "{id} to {to} was cancelled: {what}",
    "outgoing.handed-off": "{id} to {to} waits for your hand: {url} ({what}). Then: cmdaily outbox resolve {id} --sent",
    "outgoing.awaiting-approval": "{id} to {to} awaits approval: {what}",
    "outgoing.plan": "to {to}: {what}",
}
