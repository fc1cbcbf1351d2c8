"""Generator of the command reference: `python -m cmdaily.cli.reference DIRECTORY`."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

from cmdaily.cli.app import NOUNS
from cmdaily.cli.context import Context
from cmdaily.cli.help import inner, page
from cmdaily.files.atomic_write import atomic_write
from cmdaily.locale import LANGUAGES, conventions
from cmdaily.render.plain import render

NOTE = "<!-- Written by `python -m cmdaily.cli.reference docs`; a test keeps it true. -->"
WIDTH = 100


def reference(language: str) -> str:
    """The reference in one language, as Markdown."""
    context = Context(datetime(2026, 1, 1, tzinfo=UTC), environ={}, language=language)
    parts = [f"# {conventions(language).COMMANDS_TITLE}\n\n{NOTE}\n", _section("", context)]
    for name, _ in inner(""):
        parts.append(_section(name, context))
        parts += [_section(f"{name} {below}", context) for below, _ in inner(name) if name in NOUNS]
    return "\n".join(parts)


def _section(path: str, context: Context) -> str:
    text = render(page(path, context.tr), WIDTH)
    return f"## `{f'cmdaily {path}'.rstrip()}`\n\n```text\n{text}```\n"


def write(directory: str) -> None:
    """Write the reference in every language."""
    for language in LANGUAGES:
        atomic_write(
            os.path.join(directory, conventions(language).COMMANDS_PAGE), reference(language), mode=0o644
        )


if __name__ == "__main__":
    write(sys.argv[1])
