"""Usage errors: Typer's, as errors of ours in both languages, with a suggestion."""

from __future__ import annotations

from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
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


def as_usage_error(error: Any, tr: Translator, typed: str = "cmdaily") -> UsageError:
    """An error of Typer's own parser (they are told apart by name: Typer carries a Click of its own).

    `typed` is the command of the line, for the errors that do not know theirs.
    """
    kind = type(error).__name__
    path = error.ctx.command_path if getattr(error, "ctx", None) is not None else typed
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
