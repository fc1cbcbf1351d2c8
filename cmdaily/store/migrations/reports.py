"""Reports fall due as reminders do, and may wait for a look before they are sent (`held`).

The table of occasions is made anew, for its checks named the kinds and states that there were.
"""

_COLUMNS = "kind, name, wall, channel, due_at, expires_at, missed, state, owner"

STATEMENTS = (
    """
    CREATE TABLE occasion_of_reports (
        kind TEXT NOT NULL CHECK (kind IN ('reminder', 'post', 'report')),
        name TEXT NOT NULL,
        wall TEXT NOT NULL,
        channel INTEGER NOT NULL,
        due_at TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        missed INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN (
            'due', 'held', 'sending', 'sent', 'failed', 'unknown', 'late', 'dropped')),
        owner TEXT NOT NULL,
        PRIMARY KEY (kind, name, wall, channel)
    )""",
    f"INSERT INTO occasion_of_reports ({_COLUMNS}) SELECT {_COLUMNS} FROM occasion",
    "DROP TABLE occasion",
    "ALTER TABLE occasion_of_reports RENAME TO occasion",
    "CREATE INDEX occasion_by_state ON occasion (state) WHERE state IN ('due', 'sending')",
)
