"""Pane of the day: ticking, amounts, time, skipping, the timer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from cmdaily.desk.keys import Key
from cmdaily.desk.lines import whole
from cmdaily.desk.pane import Pane
from cmdaily.desk.styled import document_text, styled
from cmdaily.domain.record import frozen
from cmdaily.domain.routines.agenda import DONE, Agenda, Item
from cmdaily.domain.routines.results import Started, Stopped
from cmdaily.domain.routines.routine import text_in
from cmdaily.domain.time.days import parse_day
from cmdaily.domain.time.durations import parse_duration
from cmdaily.errors import CmdailyError, UsageError
from cmdaily.render.clean import one_line
from cmdaily.render.views.routines import timed
from cmdaily.render.views.routines.today import STYLES, mark, section_title
from cmdaily.render.words import duration, long_date, progress, sentence
from cmdaily.services.routines import corrections, planning, timer
from cmdaily.services.routines import day as agenda_service
from cmdaily.services.routines import progress as ticking

if TYPE_CHECKING:
    from datetime import date

    from cmdaily.domain.routines.results import Recorded
    from cmdaily.services.routines.progress import Tick
    from cmdaily.services.workspace import Workspace

    Today = Callable[[Workspace], date]

TIMED = 40
"""Characters of the title of the action whose timer runs."""


@frozen
class Forgotten:
    """A timer that was left running: for which action, since when, and the minutes that it is given."""

    action: str
    started: str
    usual: str


class DayPane(Pane[Agenda, Item]):
    """What today asks for."""

    NAME = "day"
    INDENT = 23
    KEYS = (
        Key("space", "tick", "desk.key_tick"),
        Key("plus", "amount", "desk.key_amount"),
        Key("m", "minutes", "desk.key_minutes"),
        Key("n", "note", "desk.key_note"),
        Key("x", "skip", "desk.key_skip"),
        Key("l", "later", "desk.key_later"),
        Key("a", "add", "desk.key_add"),
        Key("e", "edit", "desk.key_edit"),
        Key("N", "day_note", "desk.key_day_note"),
        Key("s", "timer", "desk.key_timer"),
        Key("o", "page", "desk.key_page"),
    )

    def read(self, workspace: Workspace) -> Agenda:
        """The day, as `today` shows it."""
        return agenda_service.shown(workspace)

    def title(self, model: Agenda) -> str:
        """The date, what is done and what is left."""
        tr, totals = self.desk.session.tr, model.totals
        pieces = [
            sentence(long_date(tr, model.day)),
            tr("today.done", done=totals.done, n=totals.actions),
            tr("today.left", left=duration(tr, totals.minutes_left), planned=duration(tr, totals.minutes)),
        ]
        if model.timer is not None:
            title = text_in(model.timed.title, tr.language) if model.timed else model.timer.action
            running = tr("desk.timed", title=one_line(title, TIMED))
            return " · ".join((*map(whole, pieces), running))
        return " · ".join(map(whole, pieces))

    def rows(self, model: Agenda) -> Sequence[tuple[Text, Item | None]]:
        """A heading for each section, a line for each action."""
        tr, before = self.desk.session.tr, None
        found: list[tuple[Text, Item | None]] = []
        listed = model if model.items else model.ahead or model
        for item in listed.items:
            section = (item.action.routine, item.action.section)
            if section != before:
                before = section
                heading = styled((("section", section_title(listed, item.action, tr)),))
                found.append((heading, None))
            found.append((self._row(item), item))
        return found

    def _row(self, item: Item) -> Text:
        tr = self.desk.session.tr
        action = item.action
        style = STYLES[item.state] or ("essential" if action.essential else "dim" if item.beyond else "")
        number = ("number", f"{item.number:>3}{'*' if action.essential else ' '} ")
        amount = ("dim", f"{progress(item, tr):>5}  ")
        time = ("dim", f"{duration(tr, action.minutes):>6}  ")
        return styled((mark(item.state), number, amount, time, (style, text_in(action.title, tr.language))))

    def identity(self, thing: Item) -> object:
        """Its reference."""
        return _name(thing)

    def open_thing(self, thing: Item) -> None:
        """Enter ticks, as the space bar does."""
        self._tick(thing, ticking.Tick())

    def action_tick(self) -> None:
        """Tick what is chosen once, or all that is missing where it has no parts."""
        if self.chosen is not None:
            self._tick(self.chosen, ticking.Tick())

    def action_amount(self) -> None:
        """Tick so many at once."""
        self._ask("desk.ask_amount", lambda text: ticking.Tick(by=_number(text)))

    def action_minutes(self) -> None:
        """Tick with the time it took."""
        self._ask("desk.ask_minutes", lambda text: ticking.Tick(seconds=parse_duration(text)))

    def action_note(self) -> None:
        """Tick with a note."""
        self._ask("desk.ask_note", lambda text: ticking.Tick(note=text))

    def action_skip(self) -> None:
        """Skip it today, with a reason."""
        item, day = self.chosen, self._day()
        if item is not None:
            self.desk.ask(
                "desk.ask_reason",
                lambda reason: self.desk.act(
                    lambda workspace: ticking.skip(workspace, [_name(item)], reason, day(workspace))
                ),
                empty=True,
            )

    def action_later(self) -> None:
        """Move it to another day: the next one on which anything is due, unless a day is given."""
        item, day = self.chosen, self._day()
        if item is not None:

            def move(workspace: Workspace, text: str) -> Recorded:
                today = day(workspace)
                to = parse_day(text, today, ahead=True) if text.strip() else None
                return planning.later(workspace, [_name(item)], today, to)

            self.desk.ask(
                "desk.ask_day",
                lambda text: self.desk.act(lambda workspace: move(workspace, text)),
                empty=True,
            )

    def action_add(self) -> None:
        """Add an action for today."""
        day = self._day()
        self.desk.ask(
            "desk.ask_add",
            lambda text: self.desk.act(
                lambda workspace: planning.add(workspace, planning.OneOff(text), day(workspace))
            ),
        )

    def action_edit(self) -> None:
        """Correct the latest tick of what is chosen: an amount, a time, or else its note."""
        item = self.chosen
        if item is not None:
            self.desk.ask(
                "desk.ask_edit",
                lambda text: self.desk.act(
                    lambda workspace: corrections.edit_latest(workspace, item.action, _correction(text))
                ),
            )

    def action_day_note(self) -> None:
        """Keep a line with the day."""
        tr, day = self.desk.session.tr, self._day()
        self.desk.ask(
            "desk.ask_day_note",
            lambda text: self.desk.act(
                lambda workspace: planning.note(workspace, text, day(workspace)),
                lambda _: self.desk.say(tr("desk.noted")),
            ),
        )

    def action_timer(self) -> None:
        """Start the timer for what is chosen; stop it where it runs for that. Of one that was left running overnight
        the time is asked first."""
        item, running = self.chosen, self._model.timer if self._model else None
        stops = running is not None and (item is None or running.action in item.action.ids)

        def deed(workspace: Workspace) -> Started | Stopped | Forgotten | None:
            left = timer.running(workspace)
            if left is not None and timer.is_forgotten(workspace, left):
                started = left.started_at.astimezone(workspace.zone)
                usual = timer.usual_minutes(workspace, left)
                return Forgotten(left.action, f"{started:%Y-%m-%d %H:%M}", f"{usual}m")
            if stops:
                return timer.stop(workspace)
            return timer.start(workspace, _name(item)) if item is not None else None

        def then(found: Started | Stopped | Forgotten | None) -> None:
            if isinstance(found, Forgotten):
                self.desk.ask(
                    "timer.forgotten",
                    self._settle,
                    value=found.usual,
                    action=found.action,
                    started=found.started,
                )
            else:
                self._timed(found.instead_of if isinstance(found, Started) else found)

        self.desk.act(deed, then)

    def _settle(self, text: str) -> None:
        """The time that a timer really ran; none for 0."""
        none = text.strip() == "0"
        seconds = None if none else parse_duration(text)
        self.desk.act(lambda workspace: timer.stop(workspace, seconds=seconds, discard=none), self._timed)

    def _timed(self, stopped: Stopped | None) -> None:
        if stopped is not None:
            self.desk.say(document_text(timed.document(stopped, self.desk.session.tr)).plain)

    def action_page(self) -> None:
        """Open the page of an action."""
        if self.chosen is not None:
            self.desk.open_page(self.chosen.action.open or "")

    def _tick(self, item: Item, what: Tick, day: Today | None = None) -> None:
        day = day or self._day()
        if item.state == DONE and what == ticking.Tick():
            self.desk.say(self.desk.session.tr("desk.done_already"))
            return
        self.desk.act(lambda workspace: ticking.tick(workspace, [_name(item)], what, day(workspace)))

    def _ask(self, question: str, made: Callable[[str], Tick]) -> None:
        item, day = self.chosen, self._day()
        if item is not None:
            self.desk.ask(question, lambda text: self._tick(item, made(text), day))

    def _day(self) -> Today:
        """The day that is shown when a key is pressed, asked for when something is done: an error where another one
        has begun meanwhile, over midnight or asleep; what was chosen may not even be due on it."""
        shown = self._model.day if self._model else None

        def today(workspace: Workspace) -> date:
            if shown is not None and workspace.today != shown:
                raise CmdailyError("desk.new_day", remedy="desk.new_day_remedy")
            return workspace.today

        return today


def _name(item: Item) -> str:
    return f"{item.action.routine}/{item.action.id}"


def _correction(text: str) -> corrections.Correction:
    if text.strip().isdigit():
        return corrections.Correction(by=_number(text.strip()))
    try:
        return corrections.Correction(seconds=parse_duration(text))
    except CmdailyError:
        return corrections.Correction(note=text.strip())


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < len(text) <= 4 and int(text)):
        raise UsageError("error.by", by=text[:12], most=ticking.MOST)
    return int(text)
