"""Workspace of a use case: the home, the plan read from files, the store, and the moment it runs at.

Everything is found on first use, so a command pays only for what it needs.
"""

from __future__ import annotations

import os
from datetime import date, datetime
from time import monotonic

from cmdaily.domain.time.days import FIRST_DAY, LAST_DAY, day_of
from cmdaily.errors import FileError, StoreError
from cmdaily.store.local import Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo

    from cmdaily.domain.localised_message import LocalisedMessage
    from cmdaily.domain.routines.pause import Pause
    from cmdaily.domain.routines.routine import Action, Routine
    from cmdaily.files.config.config import Config
    from cmdaily.files.home import Home
    from cmdaily.files.plan import Plan
    from cmdaily.files.routines.networks import Networks
    from cmdaily.locale import Translator
    from cmdaily.store.postgresql.store import SharedStore


def _networks() -> Networks:
    """The networks there are: for a file that is read because it is new or was changed."""
    from cmdaily.files.routines.networks import Networks
    from cmdaily.platforms import registry

    return Networks(lambda: registry.names(hidden=True), registry.called)


DEFAULT_ROUTINE = "twenty-actions"


class Workspace:
    """One command's view of the world. `now` is aware; it never changes while the command runs."""

    def __init__(self, home: Home, now: datetime, environ: Mapping[str, str] | None = None) -> None:
        self.home = home
        self.now = now
        self._began = monotonic()
        self.environ = os.environ if environ is None else environ
        self.store = Store(home.store)
        self.happened: list[tuple[str, str]] = []  # for the hooks: what, and the id it is about
        self._shared: Store | SharedStore | None = None
        self.missing: StoreError | None = None  # why the team's part of an answer is missing
        self.member: str | None = None  # who is signed in to a team, once it was asked
        self._plan: Plan | None = None
        self._pauses: Sequence[Pause] | None = None
        self._routines: tuple[Routine, ...] | None = None
        self._zone: tzinfo | None = None
        self._on_since: dict[str, date] | None = None
        self._holidays: dict[tuple[str, range], frozenset[date]] = {}

    @property
    def plan(self) -> Plan:
        """The routines and settings that the files hold. Settings that are wrong are an error here."""
        if self._plan is None:
            from cmdaily.files.plan import load_plan

            self._plan = load_plan(self.home, networks=_networks)
        return self._plan

    @property
    def config(self) -> Config:
        """The settings; raises FileError when the file is wrong."""
        problems = self.plan.config_problems
        if problems:
            raise FileError(problems)
        return self.plan.config

    @property
    def shared(self) -> Store | SharedStore:
        """The store of what a team shares: accounts, outbox, inbox, approvals, figures, articles, people.

        It is `store` itself where no team is configured (`store:`, or CMDAILY_STORE). What is one person's own
        (journal, routines, timer, pauses, turns of the scheduler) is in `store` always. See CONTRIBUTING, "A table".
        """
        if self._shared is None:
            address = self.environ.get("CMDAILY_STORE") or self.config.section("store")
            if address:
                from cmdaily.services.team.access import shared_store

                self._shared = shared_store(self, address)
            else:
                self._shared = self.store
        return self._shared

    @property
    def in_team(self) -> bool:
        """Whether a shared store is configured."""
        return self.shared is not self.store

    def meet_team(self) -> None:
        """Where a command spoke to the team's server, leave the home and the team up to date with each other."""
        if self._shared is not None and self._shared is not self.store and self._shared.is_open:
            from cmdaily.services.team.sync import meet_if_possible

            meet_if_possible(self)

    def forget_team(self) -> None:
        """Look again where the shared store is, after the settings were changed."""
        if self._shared is not None:
            self._shared.close()
        self._shared = None
        self.member = None
        self._plan = None

    def call_hooks(self, tr: Translator) -> list[LocalisedMessage]:
        """Tell the user's own programs what happened; what went wrong with them.

        Every tick comes through here: without a directory of hooks it costs one look at the disk.
        """
        happened, self.happened = self.happened, []
        if not happened:
            return []
        try:
            os.stat(os.path.join(self.home.config, "hooks"))
        except OSError:
            return []
        from cmdaily.services import hooks

        return list(hooks.run(self, tr, happened))

    def close(self) -> None:
        """Close what is open of the stores; the next use opens it again."""
        self.store.close()
        if self._shared is not None:
            self._shared.close()

    @property
    def zone(self) -> tzinfo | None:
        """The user's time zone; None is the system's own."""
        name = self.config.timezone
        if name is not None and self._zone is None:
            from zoneinfo import ZoneInfo

            self._zone = ZoneInfo(name)
        return self._zone

    @property
    def today(self) -> date:
        """The day it is for the user."""
        return self.day_of(self.now)

    def day_of(self, moment: datetime) -> date:
        """The day a moment belongs to for the user."""
        return day_of(moment, self.zone, self.config.day_starts_at)

    @property
    def timestamp(self) -> str:
        """The moment in UTC, ISO 8601, as the store keeps it."""
        from datetime import UTC

        return self.now.astimezone(UTC).isoformat(timespec="milliseconds")

    def moment(self) -> datetime:
        """The moment it is by now: `now` and what has passed since. For what takes long: an editor, a network."""
        from datetime import timedelta

        return self.now + timedelta(seconds=monotonic() - self._began)

    def new_id(self) -> str:
        """A new id that sorts by this moment."""
        from cmdaily.domain.ids import uuid7

        return uuid7(int(self.now.timestamp() * 1000))

    @property
    def routines(self) -> tuple[Routine, ...]:
        """The active routines, the default one first.

        Active are the default, the user's own and whatever was switched on, less what was switched off.
        """
        if self._routines is None:
            self._routines = tuple(self.routine(name) for name in self.active_names())
        return self._routines

    def routine(self, name: str) -> Routine:
        """A routine by name, the targets for each account worked out. Raises UsageError for a name that is not one."""
        found = self.plan.routine(name)
        if not any(action.each and not action.parts for action in found.actions):
            return found
        from cmdaily.services.routines.each import with_parts

        return with_parts(self, found)

    def active_names(self) -> list[str]:
        """The names of the active routines, in their order."""
        from cmdaily.store.calendar import routine_states

        states = routine_states(self.store.reader())
        plan = self.plan
        active = [
            name for name in plan.names if states.get(name, name == DEFAULT_ROUTINE or name in plan.own)
        ]
        return sorted(active, key=lambda name: name != DEFAULT_ROUTINE)

    def on_since(self, routine: str) -> date:
        """The day on which an active routine was switched on, or made here; the first of all where nobody knows."""
        if self._on_since is None:
            from datetime import datetime

            from cmdaily.store.calendar import every_state

            self._on_since = {
                name: self.day_of(datetime.fromisoformat(changed_at))
                for name, active, changed_at in every_state(self.store.reader())
                if active
            }
        return self._on_since.get(routine, FIRST_DAY)

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action of the active routines."""
        return tuple(action for routine in self.routines for action in routine.actions)

    @property
    def pauses(self) -> Sequence[Pause]:
        """The pauses in force."""
        if self._pauses is None:
            from cmdaily.store.calendar import pauses

            self._pauses = pauses(self.store.reader())
        return self._pauses

    def holidays(self, action: Action, first: date, last: date | None = None) -> frozenset[date]:
        """The holidays an action observes, for the years that matter between two days."""
        country = action.schedule.holidays
        if country is None:
            return frozenset()
        years = range(max(first.year, FIRST_DAY.year) - 1, min((last or first).year, LAST_DAY.year) + 2)
        return self._holidays_of(country, years)

    def holidays_around(self, country: str, year: int) -> frozenset[date]:
        """The public holidays of a country in a year and the ones beside it; looked up once."""
        return self._holidays_of(country, range(year - 1, year + 2))

    def _holidays_of(self, country: str, years: range) -> frozenset[date]:
        found = self._holidays.get((country, years))
        if found is None:
            from cmdaily.files.cache.holidays import holidays_for

            found = holidays_for(country, tuple(years), self.home.cache)
            self._holidays[country, years] = found
        return found

    def forget_pauses(self) -> None:
        """Read the pauses again."""
        self._pauses = None

    def forget(self) -> None:
        """Read again what a command has just changed."""
        self._plan = None
        self._pauses = None
        self._routines = None
        self._on_since = None
