"""Generated from the Typer commands by `python -m cmdaily.cli.fast_path.spell`; a test keeps it true.

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


def _today(context: Context, parameters: dict[str, Any]) -> int:
    from cmdaily.cli.fast_path.daily import today

    return today(context, **parameters)


def _next(context: Context, parameters: dict[str, Any]) -> int:
    from cmdaily.cli.fast_path.daily import next_

    return next_(context, **parameters)


def _status(context: Context, parameters: dict[str, Any]) -> int:
    from cmdaily.cli.fast_path.daily import status

    return status(context, **parameters)


def _tick(context: Context, parameters: dict[str, Any]) -> int:
    from cmdaily.cli.fast_path.daily import tick

    return tick(context, **parameters)


def _skip(context: Context, parameters: dict[str, Any]) -> int:
    from cmdaily.cli.fast_path.daily import skip

    return skip(context, **parameters)


def _undo(context: Context, parameters: dict[str, Any]) -> int:
    from cmdaily.cli.fast_path.daily import undo

    return undo(context, **parameters)


def _metric_show(context: Context, parameters: dict[str, Any]) -> int:
    from cmdaily.cli.fast_path.figures import metric_show

    return metric_show(context, **parameters)


def _metric_list(context: Context, parameters: dict[str, Any]) -> int:
    from cmdaily.cli.fast_path.figures import metric_list

    return metric_list(context, **parameters)


SPELLINGS: dict[
    str,
    tuple[
        Callable[[Context, dict[str, Any]], int],
        tuple[tuple[str, str], ...],
        dict[str, tuple[str, bool]],
        dict[str, object],
    ],
] = {
    "today": (
        _today,
        (),
        {
            "--date": ("date", False),
            "--json": ("json", True),
            "--exit-code": ("exit_code", True),
        },
        {
            "date": None,
            "json": False,
            "exit_code": False,
        },
    ),
    "next": (
        _next,
        (),
        {
            "--until": ("until", False),
            "--json": ("json", True),
            "--exit-code": ("exit_code", True),
        },
        {
            "until": None,
            "json": False,
            "exit_code": False,
        },
    ),
    "status": (
        _status,
        (),
        {
            "--json": ("json", True),
            "--exit-code": ("exit_code", True),
        },
        {
            "json": False,
            "exit_code": False,
        },
    ),
    "tick": (
        _tick,
        (("actions", "many"),),
        {
            "--by": ("by", False),
            "--rest": ("rest", True),
            "--took": ("took", False),
            "--note": ("note", False),
            "--key": ("key", False),
            "--date": ("date", False),
            "--json": ("json", True),
        },
        {
            "actions": None,
            "by": None,
            "rest": False,
            "took": None,
            "note": None,
            "key": None,
            "date": None,
            "json": False,
        },
    ),
    "skip": (
        _skip,
        (("actions", "many-required"),),
        {
            "--why": ("why", False),
            "--date": ("date", False),
            "--json": ("json", True),
        },
        {
            "why": None,
            "date": None,
            "json": False,
        },
    ),
    "undo": (
        _undo,
        (),
        {
            "--json": ("json", True),
        },
        {
            "json": False,
        },
    ),
    "metric show": (
        _metric_show,
        (("name", "required"),),
        {
            "--account": ("account", False),
            "--days": ("days", False),
            "--from": ("first", False),
            "--to": ("last", False),
            "--json": ("json", True),
        },
        {
            "account": None,
            "days": None,
            "first": None,
            "last": None,
            "json": False,
        },
    ),
    "metric list": (
        _metric_list,
        (),
        {
            "--all": ("known", True),
            "--refresh": ("refresh", True),
            "--account": ("account", False),
            "--json": ("json", True),
        },
        {
            "known": False,
            "refresh": False,
            "account": None,
            "json": False,
        },
    ),
}
