"""What `run` says."""

MESSAGES = {
    "run.started": "cmdaily does what is due, every minute. Ctrl-C stops it.",
    "run.stopped": "cmdaily has stopped.",
    "run.already": "another `cmdaily run` already looks after this home (process {pid})",
    "run.already_remedy": "One is enough. `cmdaily run --once` works beside it.",
    "run.once_or_plan": "--once and --plan do not go together",
    "run.json_once": "--json goes with --once or --plan",
    "run.broken": "the job '{job}' failed on a mistake of cmdaily's own ({kind}); the others went on",
    "run.backup": "Backed up: {path}",
    "run.plan_backup": "backup of the store",
    "run.plan_nothing": "Nothing is planned for the next 24 hours.",
    "run.store_damaged": "the store is damaged; it is not backed up, and earlier backups are left as they are",
    "run.store_damaged_remedy": "`cmdaily data restore` puts the latest sound backup in its place.",
}
