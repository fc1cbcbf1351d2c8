"""The editorial calendar and its iCalendar export."""
