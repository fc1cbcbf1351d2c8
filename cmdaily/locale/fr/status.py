"""Ce que dit `status`."""

MESSAGES = {
    "status.free": "rien à faire",
    "status.paused": "en pause",
    "status.finished": "tout est fait",
}
