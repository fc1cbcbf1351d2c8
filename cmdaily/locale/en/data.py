"""What `data` says."""

MESSAGES = {
    "data.exported": "Written to {path}.",
    "data.imported": ("{n} row was new, {known} were known.", "{n} rows were new, {known} were known."),
    "data.restored": ("Restored: {n} row.", "Restored: {n} rows."),
    "data.set_aside": "The damaged store was set aside: {path}",
    "data.damaged": "The store is damaged. Restore a backup: cmdaily data import BACKUP",
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
}
