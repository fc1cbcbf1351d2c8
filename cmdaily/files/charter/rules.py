"""Rule plug-ins: the shipped rules, and others found through the entry point group `cmdaily.rules`.

An entry point names one Rule or several. One that cannot be loaded, or takes a name that is taken, is told
and takes nothing else down.
"""

from __future__ import annotations

from types import MappingProxyType

from cmdaily.domain.charter.rule import Rule
from cmdaily.domain.charter.shipped import shipped_rules
from cmdaily.domain.record import frozen_row
from cmdaily.files.entry_points import entry_points_of_others

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.metadata import EntryPoint

    from cmdaily.domain.charter.shipped import Rules

GROUP = "cmdaily.rules"


@frozen_row
class Installed:
    """The rules by id, and what could not be loaded as pairs of entry point name and reason."""

    rules: Rules
    broken: tuple[tuple[str, str], ...] = ()


def installed_rules() -> Installed:
    """The shipped rules and those of every package that brings some."""
    return with_entry_points(entry_points_of_others(GROUP))


def with_entry_points(entries: Iterable[EntryPoint]) -> Installed:
    """The shipped rules and those that these entry points name."""
    known = dict(shipped_rules())
    broken: list[tuple[str, str]] = []
    for entry in entries:
        try:
            made = entry.load()
        except Exception as error:  # a plug-in may raise anything while it is imported
            broken.append((entry.name, f"{type(error).__name__}: {error}"))
            continue
        for rule in (made,) if isinstance(made, Rule) else _items(made):
            if not isinstance(rule, Rule):
                broken.append((entry.name, f"{type(rule).__name__} is no Rule"))
            elif rule.id in known:
                broken.append((entry.name, f"the name {rule.id} is taken"))
            else:
                known[rule.id] = rule
    return Installed(MappingProxyType(known), tuple(broken))


def _items(made: object) -> tuple[object, ...]:
    """What an entry point brings, as several; something that is no list stands for itself."""
    return tuple(made) if isinstance(made, list | tuple) else (made,)
