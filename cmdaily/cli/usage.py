"""Usage errors: Typer's, as errors of ours in both languages, with a suggestion."""

from __future__ import annotations

from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from cmdaily.locale import Translator


def words(tr: Translator, key: str | None) -> str:
    """The text of a message key, or the text itself where it is none: metavars may be either."""
    return tr(key) if key and tr.has(key) else key or ""


def no_such_command(name: str, known: list[str], path: str) -> UsageError:
    """An unknown command, with the nearest ones there are."""
    from difflib import get_close_matches

    near = get_close_matches(name[:40], known, n=3, cutoff=0.5)
    if near:
        return UsageError("error.command_near", name=name[:40], near=", ".join(near), path=path)
    return UsageError("error.command", remedy="error.command_remedy", name=name[:40], path=path)


def dashed_texts_last(argv: list[str]) -> list[str]:
    """A command line whose texts that begin with a dash (`-5 % this Saturday`) stand last, after `--`: no option has
    words in its name. One that follows an option may be its value, and stays."""
    texts = [
        number
        for number, given in enumerate(argv)
        if _is_dashed_text(given) and number and not argv[number - 1].startswith("-")
    ]
    if not texts or "--" in argv:
        return argv
    return [
        *(given for number, given in enumerate(argv) if number not in texts),
        "--",
        *(argv[number] for number in texts),
    ]


def _is_dashed_text(given: str) -> bool:
    return given.startswith("-") and any(one.isspace() for one in given.partition("=")[0])


def as_usage_error(
    error: Any, tr: Translator, typed: str = "cmdaily", argv: Sequence[str] = ()
) -> UsageError:
    """An error of Typer's own parser (they are told apart by name: Typer carries a Click of its own).

    `typed` is the command of the line, for the errors that do not know theirs; `argv` is the whole line.
    """
    kind = type(error).__name__
    path = error.ctx.command_path if getattr(error, "ctx", None) is not None else typed
    if kind == "NoSuchOption" and any(map(_is_dashed_text, argv)):
        return UsageError(
            "error.option", remedy="error.option_text_remedy", option=error.option_name, path=path
        )
    if kind == "NoSuchOption":
        near = ", ".join(error.possibilities or ())
        key = "error.option_near" if near else "error.option"
        return UsageError(key, remedy="error.usage_remedy", option=error.option_name, near=near, path=path)
    if kind == "MissingParameter":
        name = words(tr, error.param.metavar or (error.param.name or "").upper())
        return UsageError("error.missing", remedy="error.usage_remedy", name=name, path=path)
    if kind == "BadOptionUsage":
        key = "error.option_no_value" if "does not take" in error.message else "error.option_value"
        return UsageError(key, remedy="error.usage_remedy", option=error.option_name, path=path)
    if "extra argument" in str(error.message):
        extra = str(error.message).partition("(s) (")[2].rstrip(")")
        return UsageError("error.extra", remedy="error.usage_remedy", extra=extra, path=path)
    return UsageError("error.usage", remedy="error.usage_remedy", reason=str(error.message), path=path)
