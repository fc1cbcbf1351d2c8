"""The journal, its summaries, the timer, pauses and which routines are active."""

STATEMENTS = (
    # `kind`, `source` and the rest are explained by domain/routines/journal.py. No foreign key from a void row to
    # its command: when two laptops merge, either may arrive first.
    """
    CREATE TABLE journal (
        id TEXT PRIMARY KEY,
        command TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('tick', 'skip', 'void')),
        day TEXT NOT NULL,
        routine TEXT NOT NULL,
        action TEXT NOT NULL,
        amount INTEGER NOT NULL,
        target INTEGER,
        seconds INTEGER NOT NULL,
        note TEXT NOT NULL,
        source TEXT NOT NULL,
        receipt TEXT NOT NULL,
        entry_key TEXT,
        voids TEXT,
        recorded_at TEXT NOT NULL
    )""",
    "CREATE INDEX journal_by_action ON journal (action, routine, day)",
    "CREATE INDEX journal_by_command ON journal (command)",
    "CREATE INDEX journal_by_day ON journal (day)",
    "CREATE INDEX journal_by_void ON journal (voids) WHERE voids IS NOT NULL",
    # One entry in force per key: two scripts, or two laptops merged, may both have written it.
    """
    CREATE TABLE journal_key (
        entry_key TEXT PRIMARY KEY,
        entry TEXT NOT NULL
    )""",
    """
    CREATE TABLE day_progress (
        day TEXT NOT NULL,
        routine TEXT NOT NULL,
        action TEXT NOT NULL,
        amount INTEGER NOT NULL,
        target INTEGER,
        seconds INTEGER NOT NULL,
        skipped INTEGER NOT NULL,
        PRIMARY KEY (day, routine, action)
    )""",
    "CREATE INDEX day_progress_by_action ON day_progress (action, routine, day)",
    # `through` is the first day of the last completed occurrence; `rule` the fingerprint of the
    # schedule the streak was counted by.
    """
    CREATE TABLE streak (
        routine TEXT NOT NULL,
        action TEXT NOT NULL,
        rule TEXT NOT NULL,
        length INTEGER NOT NULL,
        best INTEGER NOT NULL,
        through TEXT NOT NULL,
        PRIMARY KEY (routine, action)
    )""",
    # The primary key is the rule "one running at a time".
    """
    CREATE TABLE timer (
        slot INTEGER PRIMARY KEY CHECK (slot = 1),
        routine TEXT NOT NULL,
        action TEXT NOT NULL,
        day TEXT NOT NULL,
        started_at TEXT NOT NULL
    )""",
    """
    CREATE TABLE pause (
        id TEXT PRIMARY KEY,
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL,
        routine TEXT,
        reason TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        removed_at TEXT
    )""",
    """
    CREATE TABLE routine_state (
        routine TEXT PRIMARY KEY,
        active INTEGER NOT NULL,
        changed_at TEXT NOT NULL
    )""",
)
