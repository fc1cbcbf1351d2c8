"""Duties of a team: whose turn it is, by rotation. What was handed over is in `duty_turn`."""

STATEMENTS = (
    # `people` are names with spaces between them, in the order of their turns; the latest row of a duty holds.
    """
    CREATE TABLE duty (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        people TEXT NOT NULL,
        first_day TEXT NOT NULL,
        turn_days INTEGER NOT NULL,
        made_by TEXT NOT NULL,
        at TEXT NOT NULL
    )""",
    "CREATE INDEX duty_by_name ON duty (name)",
)
