"""Answers to questionnaires: a sitting of a person on a day, and its answers."""

STATEMENTS = (
    """
    CREATE TABLE assessment (
        id TEXT PRIMARY KEY,
        questionnaire TEXT NOT NULL,
        day TEXT NOT NULL,
        person TEXT NOT NULL,
        stored_at TEXT NOT NULL
    )""",
    "CREATE INDEX assessment_by_questionnaire ON assessment (questionnaire, day)",
    """
    CREATE TABLE assessment_answer (
        assessment TEXT NOT NULL REFERENCES assessment (id),
        question TEXT NOT NULL,
        value INTEGER NOT NULL,
        PRIMARY KEY (assessment, question)
    )""",
)
