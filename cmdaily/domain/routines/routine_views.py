"""Routine listings and explanations, as values."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import frozen
from cmdaily.domain.routines.routine import Action, Routine


@frozen
class ListedRoutine:
    """A routine in the list: whose it is and whether it is active."""

    routine: Routine
    own: bool
    active: bool


@frozen
class ActionDetails:
    """An action with the next days it is due."""

    action: Action
    upcoming: tuple[date, ...]


@frozen
class RoutineDetails:
    """A routine in full, as it is on a day."""

    routine: Routine
    actions: tuple[ActionDetails, ...]
    active: bool
    today: date
