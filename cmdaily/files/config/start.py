"""`first:` of config.yaml: what `cmdaily` alone shows."""

from __future__ import annotations

from cmdaily.files.yaml.fields import Field, choice

TODAY, INBOX, DESK = "today", "inbox", "desk"
CHOICES = (TODAY, INBOX, DESK)


def first_field() -> Field:
    """The key."""
    return Field("first", choice(*CHOICES), {"enum": list(CHOICES)})
