"""Routines as they are listed and explained."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import value
from cmdaily.domain.routines.routine import Action, Routine


@value
class Listed:
    """A routine in the list: whose it is and whether it is active."""

    routine: Routine
    own: bool
    active: bool


@value
class Explained:
    """An action with the next days it is due."""

    action: Action
    upcoming: tuple[date, ...]


@value
class Shown:
    """A routine in full."""

    routine: Routine
    actions: tuple[Explained, ...]
    active: bool
