"""What `data` says."""

MESSAGES = {
    "data.exported": "Exported to {path}.",
    "data.imported_figures": (
        "{n} value of figures added.",
        "{n} values of figures added.",
    ),
    "data.imported": (
        "{n} new entry, {known} already here.",
        "{n} new entries, {known} already here.",
    ),
    "data.wrong": (
        "{n} total is wrong. Repair: `cmdaily data check --repair`",
        "{n} totals are wrong. Repair: `cmdaily data check --repair`",
    ),
    "data.wrong_streaks": (
        "{n} streak is wrong. Repair: `cmdaily data check --repair`",
        "{n} streaks are wrong. Repair: `cmdaily data check --repair`",
    ),
    "data.repaired_streaks": (
        "{n} streak was recalculated.",
        "{n} streaks were recalculated.",
    ),
    "data.repaired": (
        "{n} total was recalculated.",
        "{n} totals were recalculated.",
    ),
    "data.sound": (
        "The database is fine: {n} entry.",
        "The database is fine: {n} entries.",
    ),
    "data.damaged": "The database is damaged. Restore the latest backup: `cmdaily data restore`",
    "data.hint_damaged": "The database is damaged and no longer backed up. Restore a backup: `cmdaily data restore`",
    "data.held": "This backup: {path}",
    "data.held_day": "last used {day}, {time}",
    "data.held_rows": ("{n} entry of the history", "{n} entries of the history"),
    "data.held_deliveries": ("{n} delivery", "{n} deliveries"),
    "data.held_messages": ("{n} message", "{n} messages"),
    "data.held_accounts": ("{n} account", "{n} accounts"),
    "data.held_doubtful": (
        "{n} delivery may have been published since: it will be checked before anything is sent",
        "{n} deliveries may have been published since: they will be checked before anything is sent",
    ),
    "data.restore_sure": "Restore it? The present database is kept beside it.",
    "data.tidied_all": (
        "Old words were deleted: {n} entry, its counts stay.",
        "Old words were deleted: {n} entries, their counts stay.",
    ),
    "data.tidy_plan": "delete the words that `keep:` keeps no longer",
    "data.tidy_nothing": "Everything is kept: `keep:` in config.yaml says nothing.",
    "data.tidy_how": "For example: `keep: {messages: 2 years, mentions: 90 days}`",
    "data.tidy_messages": (
        "{n} message",
        "{n} messages",
    ),
    "data.tidy_mentions": (
        "{n} mention",
        "{n} mentions",
    ),
    "data.tidy_articles": (
        "{n} article",
        "{n} articles",
    ),
    "data.tidy_people": (
        "{n} note, thanks or join of people",
        "{n} notes, thanks and joins of people",
    ),
    "data.tidy_before": "older than {day}",
    "data.tidy_done": "the words are deleted",
    "data.tidy_would": "the words would be deleted",
    "data.restore_yes": "restoring {path} replaces the database and must be confirmed",
    "data.restore_yes_remedy": "Confirm it: `cmdaily data restore FILE --yes`",
    "data.restore_kept": "Nothing was changed.",
    "data.restored": ("Restored: {n} entry of the history.", "Restored: {n} entries of the history."),
    "data.set_aside": "The previous database is kept: {path}",
    "data.restored_doubtful": (
        "{n} delivery may have been published since the backup. Check: `cmdaily outbox resolve`",
        "{n} deliveries may have been published since the backup. Check: `cmdaily outbox resolve`",
    ),
    "data.restored_recurring": "Recurring posts and reminders since the backup are not sent afterwards.",
}
