"""Setup wizard: the answers, and what was written from them."""

from __future__ import annotations

from cmdaily.domain.record import frozen


@frozen
class SetupAnswers:
    """The five answers. `hours` are HH:MM-HH:MM, `minutes` those of a day, `first` what `cmdaily` alone shows."""

    language: str
    networks: tuple[str, ...]
    hours: str
    minutes: int
    first: str


@frozen
class SetupResult:
    """What was written: the settings' file, the routine's file ("" where none was needed), the sections that a routine
    of one's own has beside those asked for, and whether the shipped routine was switched off."""

    config: str
    routine: str = ""
    name: str = ""
    kept: tuple[str, ...] = ()
    switched_off: bool = False
