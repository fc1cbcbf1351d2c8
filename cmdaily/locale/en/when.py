"""Moments that people name."""

MESSAGES = {
    "when.not_one": "'{given}' is not a moment",
    "when.remedy": "Write it as: 2026-11-24 09:30, tomorrow 9:30, monday 10:00, in 2h.",
    "when.past": "{shown} is over already",
    "when.no_time": "'{given}' is a day; at what time?",
    "when.moved": "The clocks change that night and never show {asked}: it goes out at {shown}.",
}
