"""What can be wrong with the reminders, the quiet hours and the rest that happens on its own."""

MESSAGES = {
    "on_time_file.unknown_key": "“{name}” is not a key of a reminder; use one of: {known}",
    "on_time_file.unknown_key_guess": "“{name}” is not a key of a reminder; did you mean “{guess}”?",
    "on_time_file.hours_guess": "“{text}” is not a period of hours; did you mean “{guess}”?",
    "on_time_file.hours": "“{text}” is not a period of hours; write it like 20:00-07:00",
    "on_time_file.hours_empty": "“{text}” starts and ends at the same time; remove the key for no quiet hours",
    "on_time_file.tolerance": "“{text}” is not a valid duration (a day at most); write it like 90m or 2h",
    "on_time_file.channel": "“{text}” is not a channel: write terminal, desktop or an Apprise address (ntfy://my-topic)",
    "on_time_file.channel_guess": "“{text}” is not a channel; did you mean “{guess}”?",
    "on_time_file.address": "the address {scheme} is not a valid Apprise address",
    "on_time_file.always_quiet": "a reminder at {at} would never be sent: quiet hours are {start} to {end}",
    "on_time_file.unknown_post_key": "“{name}” is not a key of a recurring post; use one of: {known}",
    "on_time_file.unknown_post_key_guess": "“{name}” is not a key of a recurring post; did you mean “{guess}”?",
    "on_time_file.post_twice": "“{name}” is already the id of another recurring post",
    "on_time_file.unknown_report_key": "“{name}” is not a key of a report; use one of: {known}",
    "on_time_file.unknown_report_key_guess": "“{name}” is not a key of a report; did you mean “{guess}”?",
    "on_time_file.report_twice": "“{name}” is already the name of another report",
}
