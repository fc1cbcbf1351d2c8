"""Accounts, drafts, deliveries and what is known of the networks' patience and of money spent."""

STATEMENTS = (
    # Never a secret: those stay in the environment, the keyring or a file of their own.
    """
    CREATE TABLE account (
        name TEXT PRIMARY KEY,
        platform TEXT NOT NULL,
        server TEXT NOT NULL,
        handle TEXT NOT NULL,
        remote_id TEXT NOT NULL,
        url TEXT NOT NULL,
        settings TEXT NOT NULL,
        rights TEXT,
        expires_at TEXT,
        added_at TEXT NOT NULL,
        checked_at TEXT NOT NULL
    )""",
    # One identity, one account: two names for it would say everything twice.
    "CREATE UNIQUE INDEX account_identity ON account (platform, server, remote_id) WHERE remote_id <> ''",
    """
    CREATE TABLE draft (
        id TEXT PRIMARY KEY,
        created_at TEXT NOT NULL,
        body TEXT NOT NULL,
        done INTEGER NOT NULL
    )""",
    # `outgoing` and `prepared` are JSON, for a text may hold what a database refuses (half a character).
    # `scheduled_wall` and `scheduled_zone` are what was meant; `scheduled_at` is that in UTC when it was queued.
    """
    CREATE TABLE delivery (
        id TEXT PRIMARY KEY,
        draft TEXT NOT NULL REFERENCES draft (id),
        account TEXT NOT NULL,
        platform TEXT NOT NULL,
        part INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('post', 'reply', 'share')),
        state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled',
            'handed-off', 'awaiting-approval')),
        send_key TEXT NOT NULL UNIQUE,
        outgoing TEXT NOT NULL,
        prepared TEXT NOT NULL,
        writing INTEGER NOT NULL,
        owner TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        scheduled_wall TEXT,
        scheduled_zone TEXT,
        scheduled_fold INTEGER,
        scheduled_at TEXT,
        follows TEXT REFERENCES delivery (id),
        tick TEXT NOT NULL,
        first_attempt_at TEXT NOT NULL,
        last_attempt_at TEXT NOT NULL,
        retry_at TEXT NOT NULL,
        remote_id TEXT NOT NULL,
        url TEXT NOT NULL,
        kept_text TEXT,
        trouble TEXT,
        cost INTEGER NOT NULL,
        overrides TEXT NOT NULL,
        UNIQUE (draft, platform, account, part)
    )""",
    "CREATE INDEX delivery_by_state ON delivery (state)",
    "CREATE INDEX delivery_by_account ON delivery (account, platform, created_at)",
    "CREATE UNIQUE INDEX delivery_follows ON delivery (follows) WHERE follows IS NOT NULL",
    """
    CREATE TABLE attempt (
        id TEXT PRIMARY KEY,
        delivery TEXT NOT NULL REFERENCES delivery (id),
        kind TEXT NOT NULL CHECK (kind IN ('send', 'read-back', 'by-hand')),
        started_at TEXT NOT NULL,
        ended_at TEXT,
        outcome TEXT,
        trouble TEXT
    )""",
    "CREATE INDEX attempt_by_delivery ON attempt (delivery)",
    # One row for each delivery that may have cost something: what did not happen costs nothing.
    """
    CREATE TABLE spending (
        delivery TEXT PRIMARY KEY REFERENCES delivery (id),
        day TEXT NOT NULL,
        account TEXT NOT NULL,
        amount INTEGER NOT NULL
    )""",
    "CREATE INDEX spending_by_day ON spending (day)",
    """
    CREATE TABLE rate_window (
        account TEXT NOT NULL,
        purpose TEXT NOT NULL CHECK (purpose IN ('send', 'read')),
        scope TEXT NOT NULL,
        remaining INTEGER,
        most INTEGER,
        resets_at TEXT,
        seen_at TEXT NOT NULL,
        PRIMARY KEY (account, purpose, scope)
    )""",
)
