"""Dates and durations."""

MESSAGES = {
    "date.long": "{weekday} {day} {month} {year}",
    "date.short": "{weekday} {day} {month}",
    "date.dated": "{weekday} {day} {month} {year}",
    "date.moment": "{day}, {time}",
    "date.one": "{moment}",
    "date.first": "1",
    "date.weekdays": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "date.weekdays_short": "Mon Tue Wed Thu Fri Sat Sun",
    "date.months": "January February March April May June July August September October November December",
    "date.months_short": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "date.seconds": "{n} s",
    "date.minutes": "{n} min",
    "date.hours": "{hours} h {minutes} min",
    "date.whole_hours": "{hours} h",
}
