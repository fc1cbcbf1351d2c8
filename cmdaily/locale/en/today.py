"""What `today` says."""

MESSAGES = {
    "today.one_offs": "Also",
    "today.all": "all",
    "today.done": ("{done} of {n} done", "{done} of {n} done"),
    "today.left": "{left} left of {planned}",
    "today.spent": "{spent} spent",
    "today.slot": "(at {time})",
    "today.since": "(since {day})",
    "today.essential": "* essential: {time}. Short of time? Do these.",
    "today.slot_zone": "{time}, {zone}",
    "today.person": "({person})",
    "today.missing": "(missing: {parts})",
    "today.optional": "(optional)",
    "today.beyond": (
        "{n} action ({over}) is beyond the day's {limit}: you can leave it.",
        "{n} actions ({over}) are beyond the day's {limit}: you can leave them.",
    ),
    "today.pause": "On pause until {day}.",
    "today.pause_because": "On pause until {day}: {reason}",
    "today.timer": "Timer running: {title}, {time}",
    "today.nothing": "Nothing is due today.",
    "today.nothing_paused": "Nothing is due while you are on pause.",
    "today.free": "Nothing is due today. {day}:",
    "today.ahead": "Ahead of time? What you tick today counts for today.",
    "today.finished": "All done. See you tomorrow.",
    "today.next": "Next, number {number}: ",
}
