"""Generator of the command reference: `python -m cmdaily.cli.reference DIRECTORY`."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import Any

from typer.main import get_command

from cmdaily.cli.app import NOUNS, root
from cmdaily.cli.context import Context
from cmdaily.cli.noun import help_of
from cmdaily.files.atomic_write import atomic_write
from cmdaily.locale import LANGUAGES, conventions
from cmdaily.render.plain import render

NOTE = "<!-- Written by `python -m cmdaily.cli.reference docs`; a test keeps it true. -->"
WIDTH = 100


def reference(language: str) -> str:
    """The reference in one language, as Markdown."""
    context = Context(datetime(2026, 1, 1, tzinfo=UTC), environ={}, language=language)
    program: Any = get_command(root)
    parts = [
        f"# {conventions(language).COMMANDS_TITLE}\n\n{NOTE}\n",
        _section(program, "cmdaily", context, None),
    ]
    top = program.make_context("cmdaily", [], resilient_parsing=True, obj=context)
    for name in program.list_commands(top):
        command = program.get_command(top, name)
        parts.append(_section(command, name, context, top))
        parent = command.make_context(name, [], parent=top, resilient_parsing=True)
        for inner in command.list_commands(parent) if name in NOUNS else ():
            parts.append(_section(command.commands[inner], inner, context, parent))
    return "\n".join(parts)


def _section(command: Any, name: str, context: Context, parent: Any) -> str:
    ctx = command.make_context(name, [], parent=parent, resilient_parsing=True, obj=context)
    text = render(help_of(command, ctx, context.tr), WIDTH)
    return f"## `{ctx.command_path}`\n\n```text\n{text}```\n"


def write(directory: str) -> None:
    """Write the reference in every language."""
    for language in LANGUAGES:
        atomic_write(
            os.path.join(directory, conventions(language).COMMANDS_PAGE), reference(language), mode=0o644
        )


if __name__ == "__main__":
    write(sys.argv[1])
