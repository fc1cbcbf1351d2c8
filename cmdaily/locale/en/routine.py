"""What `routine` says."""

MESSAGES = {
    "routine.actions": ("{n} action", "{n} actions"),
    "routine.own": "yours",
    "routine.shipped": "shipped",
    "routine.switch": "Switch one on or off: `cmdaily routine on NAME`, `cmdaily routine off NAME`",
    "routine.active": "Active: its actions are in `cmdaily today`.",
    "routine.inactive": "Not active: `cmdaily routine on` puts its actions into `cmdaily today`.",
    "routine.upcoming": "next: {days}",
    "routine.never": "no more days",
    "routine.created": "{name} is ready and active. Edit the file, then check it: `cmdaily routine check FILE`",
    "routine.fine": (
        "{path}: valid. {name} has {n} action.",
        "{path}: valid. {name} has {n} actions.",
    ),
    "routine.on": "{name} is on.",
    "routine.off": "{name} is off. Its history is kept.",
}
