"""The command lines that are measured: the daily ones, those that only read, checks, and what shells ask at a TAB."""

from __future__ import annotations

DAILY = ("today", "today --json", "next", "status", "tick 2")

STARTING = ("--version", "--help", "inbox --help")

READING = (
    "week",
    "log",
    "stats",
    "calendar",
    "find shop",
    "pause list",
    "routine list",
    "routine show twenty-actions",
    "outbox list",
    "inbox",
    "inbox --json",
    "feed list",
    "feed read",
    "metric list",
    "metric show followers --account acme-3",
    "report",
    "assess list",
    "contact list",
    "account list",
    "platform list",
    "template list",
    "charter show",
    "charter rules",
    "config show",
    "config check",
    "data path",
    "cron show",
    "doctor",
)
"""Every command that only reads, on a home in ordinary use."""

CHECKS = (
    "check Hello",
    "check Hello --platform x",
    "post Hello --to x --dry-run",
    "post Hello --to acme-1 --dry-run",
    "reply https://x.com/ann/status/1 Hello --to x --dry-run",
    "share https://example.org/a --to x --dry-run",
)

TABS = (
    "to",
    "post --",
    "tick x-",
    "post --to a",
    "check --platform ",
    "today --date y",
    "inbox show ",
    "reply ",
    "outbox show ",
    "feed show ",
    "template show ",
    "routine show ",
    "metric show ",
    "charter rules ",
    "config get ",
    "edit ",
)
"""What a shell asks; the last word is the one being typed."""

FULL = (
    "today",
    "today --json",
    "next",
    "status",
    "tick 2",
    "inbox",
    "feed read",
    "metric show followers --account acme-3",
)
"""What is asked of a full store and of an empty one."""
