"""Moments that people name."""

MESSAGES = {
    "when.not_one": "“{given}” is not a date and time",
    "when.remedy": "Write it as 2026-11-24 09:30, tomorrow 9:30, next monday 10:00 or in 2 hours.",
    "when.now": "“{given}” is no time to come",
    "when.now_remedy": "Leave the time out to do it at once.",
    "when.past": "{shown} is in the past",
    "when.no_time": "“{given}” is a day without a time",
    "when.no_time_remedy": "Add a time: “{given} 18:00”.",
    "when.midnight": "“{given}” may be the night before that day or the one after it",
    "when.midnight_remedy": "Write “{first}” or “{second}”.",
    "when.two_days": "“{given}” names two days; that date is {day}",
    "when.moved": "The clocks change that night and skip {asked}: it is scheduled for {shown}.",
}
