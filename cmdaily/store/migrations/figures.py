"""Metric values by day with what they were corrected from, and breaks in their meaning."""

STATEMENTS = (
    # One row for each value that was ever given. A correction adds a row, and `replaced_by` of the row before names
    # it; a value that is NULL makes the day a gap again. `account` is '' for none, `post` is the remote id of a post,
    # '' for the account itself. `read_at` is when it was read, '' where nobody knows.
    """
    CREATE TABLE metric_value (
        id TEXT PRIMARY KEY,
        metric TEXT NOT NULL,
        account TEXT NOT NULL,
        post TEXT NOT NULL,
        day TEXT NOT NULL,
        value REAL,
        source TEXT NOT NULL CHECK (source IN ('hand', 'api', 'import')),
        read_at TEXT NOT NULL,
        stored_at TEXT NOT NULL,
        replaced_by TEXT
    )""",
    "CREATE UNIQUE INDEX metric_value_now ON metric_value (metric, account, post, day) WHERE replaced_by IS NULL",
    "CREATE INDEX metric_value_before ON metric_value (metric, account, post, day, id) WHERE replaced_by IS NOT NULL",
    # Which series there are: a list costs what they are, not what they hold.
    """
    CREATE TABLE metric_series (
        metric TEXT NOT NULL,
        account TEXT NOT NULL,
        post TEXT NOT NULL,
        PRIMARY KEY (post, metric, account)
    )""",
    # Where a person said that a figure means something else from a day on.
    """
    CREATE TABLE metric_break (
        metric TEXT NOT NULL,
        account TEXT NOT NULL,
        day TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (metric, account, day)
    )""",
    # Reports read spans of what was received and sent.
    "CREATE INDEX message_by_received ON message (received_at)",
    "CREATE INDEX delivery_by_sent ON delivery (last_attempt_at) WHERE state = 'sent'",
)
