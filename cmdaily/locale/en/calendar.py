"""What `calendar` says."""

MESSAGES = {
    "calendar.empty": "Nothing in the calendar from {first} to {last}.",
    "calendar.week": "Week {number}, from {day}",
    "calendar.pause": "pause",
    "calendar.pause_because": "pause: {reason}",
    "calendar.kind_holiday": "public holiday",
    "calendar.kind_pause": "pause",
    "calendar.kind_event": "event",
    "calendar.kind_routine": "routine",
    "calendar.span": "{first} to {last}",
    "calendar.kind_action": "campaign",
    "calendar.kind_post": "recurring post",
    "calendar.kind_delivery": "scheduled post",
    "calendar.ics_or_json": "--ics and --json cannot be used together",
}
