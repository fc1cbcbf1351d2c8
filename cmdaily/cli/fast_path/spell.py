"""Generator of spellings.py from the Typer commands: `python -m cmdaily.cli.fast_path.spell`."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from typer.core import TyperArgument, TyperOption
from typer.main import get_command

from cmdaily.cli.fast_path import daily, figures
from cmdaily.cli.metric import app as metric_app
from cmdaily.cli.routines.day import app
from cmdaily.files.atomic_write import atomic_write

HANDLERS: dict[str, Callable[..., int]] = {
    "today": daily.today,
    "next": daily.next_,
    "status": daily.status,
    "tick": daily.tick,
    "skip": daily.skip,
    "undo": daily.undo,
    "metric show": figures.metric_show,
    "metric list": figures.metric_list,
}

HEADER = '''"""Generated from the Typer commands by `python -m cmdaily.cli.fast_path.spell`; a test keeps it true.

For each command: the function that runs it, its arguments with their kind (many, one, required), its options with the
parameter each sets and whether it is a flag, and the parameters' defaults. A function imports what it calls: this
table is read for every command line.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from cmdaily.cli.context import Context

'''

OPENING = """
SPELLINGS: dict[
    str,
    tuple[
        Callable[[Context, dict[str, Any]], int],
        tuple[tuple[str, str], ...],
        dict[str, tuple[str, bool]],
        dict[str, object],
    ],
] = {
"""


def table() -> str:
    """The text of spellings.py."""
    day: Any = get_command(app)
    metrics: Any = get_command(metric_app)
    commands = day.commands | {f"metric {name}": command for name, command in metrics.commands.items()}
    functions = "".join(_function(name, handler) for name, handler in HANDLERS.items())
    return HEADER + functions + OPENING + "".join(_entry(name, commands[name]) for name in HANDLERS) + "}\n"


def _function(name: str, handler: Callable[..., int]) -> str:
    module, called = handler.__module__, handler.__name__
    return (
        f"\ndef {_name(name)}(context: Context, parameters: dict[str, Any]) -> int:\n"
        f"    from {module} import {called}\n\n"
        f"    return {called}(context, **parameters)\n\n"
    )


def _name(command: str) -> str:
    return "_" + command.replace(" ", "_")


def _entry(name: str, command: Any) -> str:
    arguments = tuple((p.name, _kind(p)) for p in command.params if isinstance(p, TyperArgument))
    options = [p for p in command.params if isinstance(p, TyperOption)]
    lines = [f'    "{name}": (', f"        {_name(name)},", f"        {_tuple(arguments)},", "        {"]
    for option in options:
        for spelling in option.opts:
            lines.append(f'            "{spelling}": ("{option.name}", {option.is_flag}),')
    lines += ["        },", "        {"]
    for parameter in command.params:
        if not parameter.required:
            lines.append(
                f'            "{parameter.name}": {False if getattr(parameter, "is_flag", False) else None},'
            )
    lines += ["        },", "    ),"]
    return "\n".join(lines) + "\n"


def _kind(argument: TyperArgument) -> str:
    if argument.required:
        return "many-required" if argument.nargs == -1 else "required"
    return "many" if argument.nargs == -1 else "one"


def _tuple(pairs: tuple[tuple[str | None, str], ...]) -> str:
    inner = ", ".join(f'("{name}", "{kind}")' for name, kind in pairs)
    return f"({inner},)" if len(pairs) == 1 else f"({inner})"


if __name__ == "__main__":
    atomic_write(os.path.join(os.path.dirname(__file__), "spellings.py"), table(), mode=0o644)
