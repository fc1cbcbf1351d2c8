"""Panes of the desk: the day, the inbox, the outbox, the calendar, articles and figures."""
