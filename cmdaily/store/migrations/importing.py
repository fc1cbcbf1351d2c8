"""What each import brought, so that one undo takes it back whole."""

STATEMENTS = (
    # `was` is JSON: pauses and switches of routines as they were before.
    """
    CREATE TABLE import (
        id TEXT PRIMARY KEY,
        was TEXT NOT NULL
    )""",
    """
    CREATE TABLE import_entry (
        entry TEXT PRIMARY KEY,
        import TEXT NOT NULL REFERENCES import (id)
    )""",
    "CREATE INDEX import_entry_by_import ON import_entry (import)",
)
