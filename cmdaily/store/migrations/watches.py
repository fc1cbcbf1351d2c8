"""Watches, what they found, and how often: the counts outlive the words."""

STATEMENTS = (
    # `sources` is JSON; `article` the number of the latest article it was held against; moments are UTC, "" for never.
    """
    CREATE TABLE watch (
        id TEXT PRIMARY KEY,
        number INTEGER NOT NULL UNIQUE,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        sources TEXT NOT NULL,
        inbox INTEGER NOT NULL,
        alert INTEGER NOT NULL,
        article INTEGER NOT NULL,
        added_at TEXT NOT NULL,
        read_at TEXT NOT NULL,
        wave_since TEXT NOT NULL,
        voice TEXT NOT NULL CHECK (voice IN ('', 'ours', 'others'))
    )""",
    # Where articles lead to, as queries compare it: without scheme and www.
    """
    CREATE TABLE article_link (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        url TEXT NOT NULL,
        PRIMARY KEY (article, url)
    )""",
    # How each source answered last; `error_values` is JSON.
    """
    CREATE TABLE watch_source (
        watch TEXT NOT NULL REFERENCES watch (id) ON DELETE CASCADE,
        source TEXT NOT NULL,
        read_at TEXT NOT NULL,
        retry_at TEXT NOT NULL,
        error TEXT NOT NULL,
        error_values TEXT NOT NULL,
        PRIMARY KEY (watch, source)
    )""",
    # `hit_key` tells one mention from all others, whichever account found it.
    """
    CREATE TABLE watch_hit (
        id TEXT PRIMARY KEY,
        number INTEGER NOT NULL UNIQUE,
        watch TEXT NOT NULL REFERENCES watch (id) ON DELETE CASCADE,
        hit_key TEXT NOT NULL,
        platform TEXT NOT NULL,
        source TEXT NOT NULL,
        remote_id TEXT NOT NULL,
        author TEXT NOT NULL,
        name TEXT NOT NULL,
        text TEXT NOT NULL,
        url TEXT NOT NULL,
        at TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('new', 'done')),
        UNIQUE (watch, hit_key)
    )""",
    "CREATE INDEX watch_hit_by_state ON watch_hit (state, at)",
    "CREATE INDEX watch_hit_by_author ON watch_hit (platform, author)",
    """
    CREATE TABLE watch_count (
        watch TEXT NOT NULL REFERENCES watch (id) ON DELETE CASCADE,
        hour TEXT NOT NULL,
        source TEXT NOT NULL,
        amount INTEGER NOT NULL,
        PRIMARY KEY (watch, hour, source)
    )""",
    """
    CREATE TABLE watch_alert (
        watch TEXT NOT NULL REFERENCES watch (id) ON DELETE CASCADE,
        at TEXT NOT NULL,
        amount INTEGER NOT NULL,
        usual REAL NOT NULL,
        PRIMARY KEY (watch, at)
    )""",
)
