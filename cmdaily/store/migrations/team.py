"""What a team adds: authors, members, claims on messages, turns of duty, and what each did in their own day."""

STATEMENTS = (
    # Who wrote it; "" before there was a team. A server's own rule fills it in (store/postgresql/rights.py).
    "ALTER TABLE draft ADD COLUMN author TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE delivery ADD COLUMN author TEXT NOT NULL DEFAULT ''",
    # `login` is the name at the database, `seal_key` the public key that secrets are sealed for (hexadecimal).
    """
    CREATE TABLE member (
        name TEXT PRIMARY KEY,
        login TEXT NOT NULL UNIQUE,
        role TEXT NOT NULL CHECK (role IN ('member', 'editor', 'administrator')),
        seal_key TEXT NOT NULL,
        invited_at TEXT NOT NULL,
        joined_at TEXT NOT NULL,
        removed_at TEXT
    )""",
    # "I answer this one." The latest claim of each message; it holds until `until`, by the clock of the store.
    """
    CREATE TABLE claim (
        message INTEGER PRIMARY KEY REFERENCES message (number),
        person TEXT NOT NULL,
        since TEXT NOT NULL,
        until TEXT NOT NULL,
        why TEXT NOT NULL
    )""",
    # A secret of an account, sealed for one member (hexadecimal): nobody else can open it, the server neither.
    """
    CREATE TABLE sealed_secret (
        account TEXT NOT NULL,
        member TEXT NOT NULL,
        box TEXT NOT NULL,
        sealed_by TEXT NOT NULL,
        sealed_at TEXT NOT NULL,
        PRIMARY KEY (account, member)
    )""",
    # What each member did in their own day: rows of their journal, lent to the others. `title` is that of the action.
    """
    CREATE TABLE team_entry (
        id TEXT PRIMARY KEY,
        author TEXT NOT NULL,
        command TEXT NOT NULL,
        kind TEXT NOT NULL,
        day TEXT NOT NULL,
        routine TEXT NOT NULL,
        action TEXT NOT NULL,
        title TEXT NOT NULL,
        amount INTEGER NOT NULL,
        target INTEGER,
        seconds INTEGER NOT NULL,
        note TEXT NOT NULL,
        receipt TEXT NOT NULL,
        voids TEXT,
        recorded_at TEXT NOT NULL
    )""",
    "CREATE INDEX team_entry_by_day ON team_entry (day, author)",
    "CREATE INDEX team_entry_by_void ON team_entry (voids) WHERE voids IS NOT NULL",
    # A tick that a sent delivery owes to its author's own journal.
    """
    CREATE TABLE tick_owed (
        delivery TEXT PRIMARY KEY REFERENCES delivery (id),
        author TEXT NOT NULL,
        url TEXT NOT NULL,
        at TEXT NOT NULL
    )""",
    # Whose turn it is: the latest row for a duty and a day holds.
    """
    CREATE TABLE duty_turn (
        id TEXT PRIMARY KEY,
        duty TEXT NOT NULL,
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL,
        person TEXT NOT NULL,
        handed_by TEXT NOT NULL,
        why TEXT NOT NULL,
        at TEXT NOT NULL
    )""",
    "CREATE INDEX duty_turn_by_day ON duty_turn (duty, last_day)",
    # Who changed what, written by the server; on SQLite it stays empty. `changes` is JSON: what columns held before.
    """
    CREATE TABLE team_log (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        person TEXT NOT NULL,
        deed TEXT NOT NULL,
        place TEXT NOT NULL,
        row_id TEXT NOT NULL,
        changes TEXT NOT NULL
    )""",
    "CREATE INDEX team_log_by_time ON team_log (at)",
    # The homes whose shared part was moved in: each once.
    """
    CREATE TABLE moved_home (
        home TEXT PRIMARY KEY,
        person TEXT NOT NULL,
        at TEXT NOT NULL
    )""",
    # In a person's own store: how far their journal was lent, and what the shared store said last.
    """
    CREATE TABLE team_state (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL,
        at TEXT NOT NULL
    )""",
)
