"""What `routine` says."""

MESSAGES = {
    "routine.actions": ("{n} action", "{n} actions"),
    "routine.shipped_own": "{name} is shipped with cmdaily and is not changed",
    "routine.shipped_own_remedy": "Change a copy: `cmdaily routine new mine --from {name}`",
    "routine.no_action": "{name} has no action “{action}”; it has: {known}",
    "routine.added": "{action} is added to {path}.",
    "routine.removed": "{action} is removed from {path}. Its history is kept.",
    "routine.own": "yours",
    "routine.shipped": "shipped",
    "routine.switch": "Switch one on or off: `cmdaily routine on NAME`, `cmdaily routine off NAME`",
    "routine.active": "Active: its actions are in `cmdaily today`.",
    "routine.inactive": "Not active: `cmdaily routine on` puts its actions into `cmdaily today`.",
    "routine.times": ("once", "{n} times"),
    "routine.upcoming": "next: {days}",
    "routine.never": "no more days",
    "routine.never_yet": "none until “{action}” is done",
    "routine.replaces": "It takes the place of {shipped}, which is off now: `cmdaily routine on {shipped}` brings it back.",
    "routine.created": "{name} is ready and active. Edit the file, then check it: `cmdaily routine check {name}`",
    "routine.fine": (
        "{path}: valid. {name} has {n} action.",
        "{path}: valid. {name} has {n} actions.",
    ),
    "routine.on": "{name} is on.",
    "routine.off": "{name} is off. Its history is kept.",
}
