"""PostgreSQL: the shared store of a team.

psycopg is imported by this package alone, and only where a team is configured (extra `team`).
"""
