"""Who has to approve a delivery, and what they decided."""

STATEMENTS = (
    # `who` is JSON: the names of the people of each approval it needs.
    """
    CREATE TABLE approval (
        delivery TEXT PRIMARY KEY REFERENCES delivery (id),
        author TEXT NOT NULL,
        who TEXT NOT NULL
    )""",
    # Append-only, as the journal: what was decided stays on record.
    """
    CREATE TABLE decision (
        id TEXT PRIMARY KEY,
        delivery TEXT NOT NULL REFERENCES delivery (id),
        person TEXT NOT NULL,
        decision TEXT NOT NULL CHECK (decision IN ('approved', 'returned')),
        why TEXT NOT NULL,
        decided_at TEXT NOT NULL
    )""",
    "CREATE INDEX decision_by_delivery ON decision (delivery)",
    "CREATE INDEX decision_by_time ON decision (decided_at)",
)
