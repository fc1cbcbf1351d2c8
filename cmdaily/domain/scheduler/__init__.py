"""Job schedules, the timetable, reminders, recurring posts, crontab text."""
