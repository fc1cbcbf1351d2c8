"""What `status` says."""

MESSAGES = {
    "status.free": "nothing due",
    "status.paused": "on pause",
    "status.finished": "all done",
}
