"""People outside: handles that are one person's, notes on them, when they were thanked, and who was forgotten."""

STATEMENTS = (
    # Handles with the same `person` are one person's. `handle` is in small letters; what has no row stands for itself.
    """
    CREATE TABLE person_identity (
        platform TEXT NOT NULL,
        handle TEXT NOT NULL,
        person TEXT NOT NULL,
        name TEXT NOT NULL,
        joined_at TEXT NOT NULL,
        PRIMARY KEY (platform, handle)
    )""",
    # Notes and thanks stand with the handle they were written at, so that a join can be undone without loss.
    """
    CREATE TABLE person_note (
        id TEXT PRIMARY KEY,
        platform TEXT NOT NULL,
        handle TEXT NOT NULL,
        text TEXT NOT NULL,
        written_by TEXT NOT NULL,
        at TEXT NOT NULL
    )""",
    """
    CREATE TABLE person_thanks (
        id TEXT PRIMARY KEY,
        platform TEXT NOT NULL,
        handle TEXT NOT NULL,
        thanked_by TEXT NOT NULL,
        at TEXT NOT NULL
    )""",
    # What was said up to `at` by whom the digest means does not come in again. The digest tells no name.
    """
    CREATE TABLE forgotten_person (
        digest TEXT PRIMARY KEY,
        salt TEXT NOT NULL,
        at TEXT NOT NULL
    )""",
    # Counting people reads this index alone.
    "CREATE INDEX message_by_author ON message (platform, author, name, kind, urgency, state, received_at)",
)
