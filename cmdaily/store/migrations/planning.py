"""Changes of plan: one-off actions, actions moved to another day, and notes of a day."""

STATEMENTS = (
    # Rows are only ever added (domain/routines/planned.py says what they hold); a void row of the journal takes the
    # whole command back. `amount` is the target of a one-off, or what of an action was moved; NULL is all of it.
    """
    CREATE TABLE plan_entry (
        id TEXT PRIMARY KEY,
        command TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('add', 'move', 'note')),
        day TEXT NOT NULL,
        routine TEXT NOT NULL,
        action TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        to_day TEXT,
        text TEXT NOT NULL,
        section TEXT NOT NULL,
        amount INTEGER,
        minutes INTEGER NOT NULL,
        essential INTEGER NOT NULL
    )""",
    "CREATE INDEX plan_entry_by_day ON plan_entry (day)",
    "CREATE INDEX plan_entry_by_to_day ON plan_entry (to_day) WHERE to_day IS NOT NULL",
    "CREATE INDEX plan_entry_by_command ON plan_entry (command)",
)
