"""What `log` says."""

MESSAGES = {
    "log.nothing": "Nothing is recorded for these days.",
    "log.skip": "skipped",
    "log.moved": "moved",
    "log.moved_to": "to {day}",
    "log.sent": "sent",
    "log.sent_post": "post from {whom}",
    "log.sent_reply": "reply from {whom}",
    "log.sent_share": "share from {whom}",
    "log.time": "time",
}
