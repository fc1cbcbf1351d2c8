"""What `add`, `later`, `note` and `edit` say."""

MESSAGES = {
    "planning.added": "Added for {day}.",
    "planning.moved": "moved to {day}",
    "planning.corrected": "Corrected for {day}.",
    "planning.noted": "Noted for {day}:",
    "planning.past": "{day} is over: add something for today or a day to come",
    "planning.text": "write one to {most} characters",
    "planning.later_back": "{target} does not come after {day}",
    "planning.later_not_due": "{name} is not due on {day}",
    "planning.later_done": "{name} is done on {day}",
    "planning.later_skipped": "{name} is already skipped on {day}",
    "planning.later_quota": "{name} can be done on any day of its week or month: there is nothing to move",
    "planning.later_stays": "{name} stays in the list until it is done: there is nothing to move",
    "planning.later_quota_remedy": "Leave it for today: `cmdaily skip {name}`",
    "planning.edit_what": "what is to be corrected is missing",
    "planning.edit_what_remedy": "Say it: `cmdaily edit {name} --by 3`, or --took, --note, --date",
    "planning.edit_skip": "{name} is a skip: only its note and its day can be corrected",
    "planning.no_entry": "there is no entry “{name}” in the history",
    "planning.no_entry_remedy": "Take its name from `cmdaily log`; four characters are enough.",
    "planning.entry_ambiguous": "“{name}” matches several entries: {candidates}",
    "planning.log_note": "note",
}
