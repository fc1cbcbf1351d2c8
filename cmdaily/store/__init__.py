"""The store: SQLite, or PostgreSQL for a team; one module per family of tables. All SQL of the project lives here.

Queries keep to what SQLite and PostgreSQL both understand: named parameters, text ids, UTC ISO times,
days as `YYYY-MM-DD`.
"""
