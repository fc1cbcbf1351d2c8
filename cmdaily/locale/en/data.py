"""What `data` says."""

MESSAGES = {
    "data.exported": "Written to {path}.",
    "data.imported": ("{n} row was new, {known} were known.", "{n} rows were new, {known} were known."),
    "data.wrong": (
        "{n} summary does not agree with the journal. `cmdaily data check --repair` writes it anew.",
        "{n} summaries do not agree with the journal. `cmdaily data check --repair` writes them anew.",
    ),
    "data.wrong_streaks": (
        "{n} kept streak is not what a recount gives. `cmdaily data check --repair` has it counted anew.",
        "{n} kept streaks are not what a recount gives. `cmdaily data check --repair` has them counted anew.",
    ),
    "data.repaired_streaks": ("{n} streak is counted anew.", "{n} streaks are counted anew."),
    "data.repaired": ("{n} summary was written anew.", "{n} summaries were written anew."),
    "data.sound": ("The store is sound: {n} row.", "The store is sound: {n} rows."),
    "data.damaged": "The store is damaged. Restore the latest backup: cmdaily data restore",
    "data.hint_damaged": "The store is damaged, and is not backed up any more. Restore a backup: cmdaily data restore",
    "data.held": "This backup: {path}",
    "data.held_day": "last used on {day}, {time}",
    "data.held_rows": ("{n} entry of the history", "{n} entries of the history"),
    "data.held_deliveries": ("{n} delivery", "{n} deliveries"),
    "data.held_messages": ("{n} message", "{n} messages"),
    "data.held_accounts": ("{n} account", "{n} accounts"),
    "data.held_doubtful": (
        "{n} delivery may have been published since: it will be looked for before anything is sent",
        "{n} deliveries may have been published since: they will be looked for before anything is sent",
    ),
    "data.restore_sure": "Restore it? What is there now is kept beside it.",
    "data.restore_yes": "restoring {path} replaces the store, and nobody is here to confirm",
    "data.restore_yes_remedy": "Confirm it: cmdaily data restore FILE --yes",
    "data.restore_kept": "Nothing was changed.",
    "data.restored": ("Restored: {n} entry of the history.", "Restored: {n} entries of the history."),
    "data.set_aside": "What was there before is kept: {path}",
    "data.restored_doubtful": (
        "{n} delivery may have been published since the backup. Look for it on its network: cmdaily outbox resolve",
        "{n} deliveries may have been published since the backup. Look for them on their networks: cmdaily outbox resolve",
    ),
    "data.restored_recurring": "Recurring posts and reminders due since the backup are not caught up on.",
}
