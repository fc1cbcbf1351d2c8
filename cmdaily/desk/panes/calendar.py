"""Pane of the calendar: the coming weeks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from cmdaily.desk.keys import Key
from cmdaily.desk.pane import Pane
from cmdaily.desk.styled import styled
from cmdaily.domain.calendar.calendar import Calendar, CalendarEntry
from cmdaily.domain.time.days import monday_of
from cmdaily.render.clean import one_line
from cmdaily.render.words import short_date
from cmdaily.services.calendar import editorial

if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace

WEEKS = 8


class CalendarPane(Pane[Calendar, CalendarEntry]):
    """Holidays, pauses, campaigns, routines and posts."""

    NAME = "calendar"
    INDENT = 4
    KEYS = (Key("o", "page", "desk.key_page"),)

    def read(self, workspace: Workspace) -> Calendar:
        """Two months from this Monday on."""
        return editorial.calendar(workspace, self.desk.session.tr, monday_of(workspace.today), WEEKS)

    def title(self, model: Calendar) -> str:
        """The span."""
        tr = self.desk.session.tr
        return tr("calendar.span", first=short_date(tr, model.first), last=short_date(tr, model.last))

    def rows(self, model: Calendar) -> Sequence[tuple[Text, CalendarEntry | None]]:
        """A heading for each week, a line for each entry."""
        tr, before = self.desk.session.tr, None
        found: list[tuple[Text, CalendarEntry | None]] = []
        for entry in model.entries:
            shown = entry.within(model.first, model.last)
            monday = monday_of(shown.day)
            if monday != before:
                before = monday
                text = tr("calendar.week", number=monday.isocalendar().week, day=short_date(tr, monday))
                found.append((styled((("section", text),)), None))
            found.append((self._row(shown), entry))
        return found

    def _row(self, entry: CalendarEntry) -> Text:
        tr = self.desk.session.tr
        day = short_date(tr, entry.day)
        if entry.end > entry.day:
            day = tr("calendar.span", first=day, last=short_date(tr, entry.end))
        title = one_line(entry.title, 120) or tr(f"calendar.kind_{entry.kind}")
        to = f"  {entry.to}" if entry.to and entry.moment else ""
        return styled((("number", day), ("dim", f"  {entry.clock or '     '}  "), ("", title), ("dim", to)))

    def action_page(self) -> None:
        """Open the page of an entry."""
        if self.chosen is not None:
            self.desk.open_page(self.chosen.url)
