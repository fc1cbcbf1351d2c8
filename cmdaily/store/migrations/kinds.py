"""Messages may be thanks; their kind may be corrected by hand; and words that always make a message of a kind.

The table of messages is made anew, for its check named the three kinds that there were.
"""

_COLUMNS = (
    "id, number, account, platform, remote_id, kind, author, name, text, url, about, received_at, stored_at, urgency,"
    " due_at, state, settled_at, answer"
)

STATEMENTS = (
    # `corrected_at` is when somebody set the urgency by hand, "" for never.
    """
    CREATE TABLE message_of_kinds (
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
        urgency TEXT NOT NULL CHECK (urgency IN ('complaint', 'question', 'thanks', 'other')),
        due_at TEXT,
        state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'done')),
        settled_at TEXT NOT NULL,
        answer TEXT NOT NULL,
        corrected_at TEXT NOT NULL DEFAULT '',
        UNIQUE (account, remote_id)
    )""",
    f"INSERT INTO message_of_kinds ({_COLUMNS}) SELECT {_COLUMNS} FROM message",
    "DROP TABLE message",
    "ALTER TABLE message_of_kinds RENAME TO message",
    "CREATE INDEX message_waiting ON message (due_at) WHERE state = 'open'",
    "CREATE INDEX message_corrected ON message (corrected_at) WHERE corrected_at <> ''",
    # Words that make a message one of a kind here, whatever the model tells.
    """
    CREATE TABLE kind_word (
        word TEXT PRIMARY KEY,
        urgency TEXT NOT NULL CHECK (urgency IN ('complaint', 'question', 'thanks', 'other')),
        learned_at TEXT NOT NULL
    )""",
    # By what the urgencies of the messages that wait were told: the weights, the words and the corrections.
    """
    CREATE TABLE kind_signature (
        slot INTEGER PRIMARY KEY CHECK (slot = 1),
        signature TEXT NOT NULL
    )""",
)
