"""What a tick or a skip answers."""

MESSAGES = {
    "tick.left": ("{n} action left, {time}.", "{n} actions left, {time}."),
    "tick.shared": "{time} in all, shared by the planned minutes.",
    "tick.on_day": "Recorded for {day}.",
    "tick.not_due": "(not due that day: counted anyway)",
    "tick.skipped": "skipped",
    "tick.repeated": "Already recorded under this key: nothing was added.",
    "tick.nothing_missing": "Nothing is missing: nothing was added.",
    "tick.streak_day": ("{n} time in a row", "{n} times in a row"),
    "tick.streak_week": ("{n} week in a row", "{n} weeks in a row"),
    "tick.streak_weeks": ("{n} time in a row", "{n} times in a row"),
    "tick.streak_month": ("{n} month in a row", "{n} months in a row"),
    "tick.pick": "What have you done?",
    "tick.pick_keys": "space: choose · letters: filter · Enter: tick · Esc: leave",
    "tick.picked_nothing": "Nothing was ticked.",
    "tick.ask_figure": "{metric} (Enter for none):",
    "tick.ask_figure_after": "{metric} (last: {last}; Enter for none):",
    "tick.pick_in_lines": "Numbers of what you have done:",
}
