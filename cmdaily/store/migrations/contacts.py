"""People who agreed to be written to, and until when."""

STATEMENTS = (
    # Moments are UTC in ISO 8601, "" for never. `consent` is how somebody agreed.
    """
    CREATE TABLE contact (
        platform TEXT NOT NULL,
        address TEXT NOT NULL,
        name TEXT NOT NULL,
        consent TEXT NOT NULL,
        agreed_at TEXT NOT NULL,
        stopped_at TEXT NOT NULL,
        wrote_at TEXT NOT NULL,
        PRIMARY KEY (platform, address)
    )""",
)
