"""What reminders say, and what is said of them."""

MESSAGES = {
    "reminder.title": "{title}",
    "reminder.open": ("{n} action open, {time}", "{n} actions open, {time}"),
    "reminder.finished": "All done for today.",
    "reminder.free": "Nothing is due today.",
    "reminder.more": "… and {n} more",
    "reminder.sent": "Reminder of {time} ({what}) sent to {to}",
    "reminder.failed": "the reminder of {time} ({what}) could not be sent to {to}: {why}",
    "reminder.missed": "The reminder of {day} {time} ({what}) was missed: nothing ran then, and now it is too late for it.",
    "reminder.interrupted": "The reminder of {day} {time} ({what}) to {to} was interrupted: it may not have arrived, and is not sent twice.",
    "reminder.why_address": "the address is not understood",
    "reminder.why_failed": "it was not accepted",
    "reminder.why_status": "it answered {status}",
    "reminder.why_connection": "no connection",
    "reminder.why_no_desktop": "there is no desktop to show it on",
    "reminder.plan_always": "reminder ({what}) to {to}",
    "reminder.plan_open": "reminder ({what}) to {to}, if something is open",
    "reminder.plan_essential-open": "reminder ({what}) to {to}, if an essential action is open",
    "reminder.say_summary": "today's summary",
    "reminder.say_next": "the next action",
    "reminder.say_essential": "the essential actions",
}
