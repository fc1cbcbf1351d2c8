"""iCalendar export (RFC 5545) of the editorial calendar, for every calendar program.

Texts may come from anywhere: the library escapes them, and control characters are taken out before.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cmdaily import __version__
from cmdaily.render.clean import clean, clean_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from icalendar import Event

    from cmdaily.domain.calendar.calendar import Calendar, CalendarEntry
    from cmdaily.locale import Translator

LASTS = timedelta(minutes=15)
LONGEST_TITLE = 200


def as_icalendar(calendar: Calendar, now: datetime, tr: Translator) -> str:
    """The text of an .ics file, its lines ended by CR LF. Moments are UTC; what lasts all day is a date."""
    from icalendar import Calendar as Document

    document = Document()
    document.add("prodid", f"-//cmdaily//{__version__}//{tr.language.upper()}")
    document.add("version", "2.0")
    document.add("calscale", "GREGORIAN")
    document.add("x-wr-calname", "cmdaily")
    for entry in calendar.entries:
        document.add_component(_event(entry, now, tr))
    text: bytes = document.to_ical()
    return text.decode()


def _event(entry: CalendarEntry, now: datetime, tr: Translator) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.id}@cmdaily")
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    title = clean(entry.title) or tr(f"calendar.kind_{entry.kind}")
    short = title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"
    event.add("summary", f"{entry.to}: {short}" if entry.moment else short)
    event.add("categories", [tr(f"calendar.kind_{entry.kind}")])
    if entry.moment:
        start = datetime.fromisoformat(entry.moment).astimezone(UTC)
        event.add("dtstart", start)
        event.add("dtend", start + LASTS)
        event.add("description", "\n".join(clean_lines(entry.title)))
    else:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.end + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    if entry.url.startswith(("http://", "https://")):
        event.add("url", clean(entry.url))
    return event
