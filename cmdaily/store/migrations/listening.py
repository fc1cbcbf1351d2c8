"""What others said to the accounts, how far each account was read, and what the reading cost."""

STATEMENTS = (
    # One row for each message to an account, however often its network brings it. `number` is what people call it by.
    """
    CREATE TABLE message (
        id TEXT PRIMARY KEY,
        number INTEGER NOT NULL UNIQUE,
        account TEXT NOT NULL,
        platform TEXT NOT NULL,
        remote_id TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('mention', 'reply', 'comment')),
        author TEXT NOT NULL,
        name TEXT NOT NULL,
        text TEXT NOT NULL,
        url TEXT NOT NULL,
        about TEXT NOT NULL,
        received_at TEXT NOT NULL,
        stored_at TEXT NOT NULL,
        urgency TEXT NOT NULL CHECK (urgency IN ('complaint', 'question', 'other')),
        due_at TEXT,
        state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'done')),
        settled_at TEXT NOT NULL,
        answer TEXT NOT NULL,
        UNIQUE (account, remote_id)
    )""",
    "CREATE INDEX message_waiting ON message (due_at) WHERE state = 'open'",
    # How far each account was read, in words that only its adapter understands, and when it may be read again.
    """
    CREATE TABLE listening (
        account TEXT PRIMARY KEY,
        cursor TEXT NOT NULL,
        read_at TEXT NOT NULL,
        retry_at TEXT NOT NULL
    )""",
    # Money that reading took, in millionths of a US dollar.
    """
    CREATE TABLE reading (
        account TEXT NOT NULL,
        day TEXT NOT NULL,
        amount INTEGER NOT NULL,
        PRIMARY KEY (account, day)
    )""",
)
