"""Messages snoozed, private or answered elsewhere; blocked people; the steps of a walk through the inbox."""

STATEMENTS = (
    # Whether its network showed a message to few; until when it was put off; the address of an answer from elsewhere.
    "ALTER TABLE message ADD COLUMN private INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE message ADD COLUMN snoozed_until TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE message ADD COLUMN elsewhere TEXT NOT NULL DEFAULT ''",
    # People whose messages wait no more. `author` is the handle in small letters.
    """
    CREATE TABLE blocked_person (
        platform TEXT NOT NULL,
        author TEXT NOT NULL,
        blocked_at TEXT NOT NULL,
        PRIMARY KEY (platform, author)
    )""",
    # What a person did in a walk, in order; `before` is what undoing it needs. One row is one key.
    """
    CREATE TABLE walk_step (
        id TEXT PRIMARY KEY,
        number INTEGER NOT NULL,
        what TEXT NOT NULL,
        before TEXT NOT NULL,
        at TEXT NOT NULL
    )""",
)
