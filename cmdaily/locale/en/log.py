"""What `log` says."""

MESSAGES = {
    "log.nothing": "Nothing is recorded for these days.",
    "log.skip": "skipped",
    "log.time": "time",
}
