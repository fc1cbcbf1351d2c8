"""What `run` says."""

MESSAGES = {
    "run.started": "cmdaily is running and checks every minute. Ctrl-C stops it.",
    "run.stopped": "cmdaily has stopped.",
    "run.already": "another `cmdaily run` is already running for this folder (process {pid})",
    "run.already_remedy": "Leave it running; `cmdaily run --once` works beside it.",
    "run.once_or_plan": "--once and --plan cannot be used together",
    "run.json_once": "--json needs --once or --plan",
    "run.broken": "the job “{job}” failed because of a bug in cmdaily ({kind}); the others went on",
    "run.backup": "Backed up: {path}",
    "run.plan_backup": "backup of the database",
    "run.month": (
        "This month: {spent} spent; until {day} {posts} for planned posts and about {reading} for reading: {total}"
    ),
    "run.plan_nothing": "Nothing is planned for the next 24 hours.",
    "run.store_damaged": "the database is damaged and no longer backed up; earlier backups are unchanged",
    "run.store_damaged_remedy": "Restore the latest good backup: `cmdaily data restore`",
}
