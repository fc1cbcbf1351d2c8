"""Feeds and the articles they bring: each article once, whoever carries it."""

STATEMENTS = (
    # `number` is what people call it by. Moments are UTC in ISO 8601, "" for never. `error_values` is JSON.
    """
    CREATE TABLE feed (
        id TEXT PRIMARY KEY,
        number INTEGER NOT NULL UNIQUE,
        url TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        site TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('active', 'gone')),
        etag TEXT NOT NULL,
        modified TEXT NOT NULL,
        digest TEXT NOT NULL,
        minutes INTEGER NOT NULL,
        failures INTEGER NOT NULL,
        added_at TEXT NOT NULL,
        read_at TEXT NOT NULL,
        good_at TEXT NOT NULL,
        next_at TEXT NOT NULL,
        retry_at TEXT NOT NULL,
        error TEXT NOT NULL,
        error_values TEXT NOT NULL,
        muted_until TEXT NOT NULL
    )""",
    # Addresses that a feed had before it moved for good: it is not to be added again under one of them.
    """
    CREATE TABLE feed_address (
        url TEXT PRIMARY KEY,
        feed TEXT NOT NULL REFERENCES feed (id) ON DELETE CASCADE
    )""",
    # `ticked` is the command of the journal that kept it and ticked an action, "" for none.
    """
    CREATE TABLE article (
        id TEXT PRIMARY KEY,
        number INTEGER NOT NULL UNIQUE,
        feed TEXT NOT NULL,
        title TEXT NOT NULL,
        url TEXT NOT NULL,
        text TEXT NOT NULL,
        author TEXT NOT NULL,
        published_at TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('new', 'kept', 'shared', 'done')),
        settled_at TEXT NOT NULL,
        offered_on TEXT NOT NULL,
        ticked TEXT NOT NULL
    )""",
    "CREATE INDEX article_by_state ON article (state, at)",
    "CREATE INDEX article_by_url ON article (url)",
    # Which feeds carry an article, and under which id of theirs.
    """
    CREATE TABLE article_feed (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        feed TEXT NOT NULL,
        entry_id TEXT NOT NULL,
        PRIMARY KEY (article, feed)
    )""",
    "CREATE INDEX article_feed_by_feed ON article_feed (feed)",
    # What an article is found again by: its ids, its address, its words.
    """
    CREATE TABLE article_key (
        key TEXT NOT NULL,
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        PRIMARY KEY (key, article)
    )""",
    """
    CREATE TABLE feed_mute (
        word TEXT PRIMARY KEY,
        until_day TEXT NOT NULL
    )""",
)
