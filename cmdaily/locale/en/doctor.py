"""What the doctor says."""

MESSAGES = {
    "doctor.version": "cmdaily {version}, Python {python}",
    "doctor.place": "{path} is yours alone",
    "doctor.place_new": "{path} does not exist yet; it is made when it is needed",
    "doctor.place_readonly": "{path} cannot be written",
    "doctor.place_open": "{path} can be read by others: chmod 700 closes it",
    "doctor.files": (
        "{n} routine, and nothing wrong in any file",
        "{n} routines, and nothing wrong in any file",
    ),
    "doctor.files_wrong": (
        "{n} problem in the files: `cmdaily config check` names it",
        "{n} problems in the files: `cmdaily config check` names them",
    ),
    "doctor.store": ("the store is sound: {n} row", "the store is sound: {n} rows"),
    "doctor.store_new": "the store does not exist yet; the first tick makes it",
    "doctor.store_damaged": "the store is damaged: {reason}",
    "doctor.store_summaries": (
        "{n} summary is out of step: `cmdaily data check --repair`",
        "{n} summaries are out of step: `cmdaily data check --repair`",
    ),
    "doctor.store_streaks": (
        "{n} kept streak is out of step: `cmdaily data check --repair`",
        "{n} kept streaks are out of step: `cmdaily data check --repair`",
    ),
    "doctor.clock": "it is {time} in your time zone ({zone})",
    "doctor.never_runs": "reminders or posts wait, and nothing looks after them: `cmdaily cron install`, or leave `cmdaily run` running",
    "doctor.idle": "reminders or posts wait, and nothing has looked after them since {since}: `cmdaily cron show`, or `cmdaily run`",
    "doctor.runs": "the scheduler looks after reminders and posts",
    "doctor.account": "the account {name} on {platform} has a secret; `cmdaily account check` tries it",
    "doctor.inbox": ("the messages of {n} account are read", "the messages of {n} accounts are read"),
    "doctor.inbox_idle": "nobody has read the messages of {names} for a day: `cmdaily cron install`, or `cmdaily inbox --refresh`",
    "doctor.secrets_unsafe": "the secrets are not used: others may write to {path} (chmod go-w closes it)",
}
