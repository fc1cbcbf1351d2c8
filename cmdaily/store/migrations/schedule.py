"""What the scheduler has done: turns of its jobs, what fell due, and what was said of troubles."""

STATEMENTS = (
    # One row per job: its latest turn. Whoever finds the row as it was read may take the next turn.
    """
    CREATE TABLE job_run (
        job TEXT PRIMARY KEY,
        slot TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed')),
        owner TEXT NOT NULL,
        started_at TEXT NOT NULL
    )""",
    # Up to when what falls due was entered below.
    """
    CREATE TABLE watched (
        name TEXT PRIMARY KEY,
        until TEXT NOT NULL
    )""",
    # Reminders and recurring posts. The key is the promise "never the same twice"; `wall` is the wall-clock time that
    # was meant.
    """
    CREATE TABLE occasion (
        kind TEXT NOT NULL CHECK (kind IN ('reminder', 'post')),
        name TEXT NOT NULL,
        wall TEXT NOT NULL,
        channel INTEGER NOT NULL,
        due_at TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        missed INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('due', 'sending', 'sent', 'failed', 'unknown', 'late', 'dropped')),
        owner TEXT NOT NULL,
        PRIMARY KEY (kind, name, wall, channel)
    )""",
    "CREATE INDEX occasion_by_state ON occasion (state) WHERE state IN ('due', 'sending')",
    # What went wrong and when it was last said: under cron, trouble is worth one letter and not one a minute.
    """
    CREATE TABLE complaint (
        text TEXT PRIMARY KEY,
        said_at TEXT NOT NULL
    )""",
    # What a hook hears of once, such as that a day is complete.
    """
    CREATE TABLE heard (
        event TEXT NOT NULL,
        about TEXT NOT NULL,
        PRIMARY KEY (event, about)
    )""",
)
