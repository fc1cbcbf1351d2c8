"""What can be wrong with the reminders, the quiet hours and the rest that happens on its own."""

MESSAGES = {
    "on_time_file.unknown_key": "'{name}' is not a key of a reminder; known are {known}",
    "on_time_file.unknown_key_guess": "'{name}' is not a key of a reminder; did you mean '{guess}'?",
    "on_time_file.hours": "'{text}' is not a span of hours; write it like 20:00-07:00",
    "on_time_file.hours_empty": "'{text}' begins when it ends; leave the key out to have none",
    "on_time_file.tolerance": "'{text}' is not a duration of at most a day; write it like 90m or 2h",
    "on_time_file.channel": "'{text}' is not a channel: write terminal, desktop, or an Apprise address such as ntfy://my-topic",
    "on_time_file.channel_guess": "'{text}' is not a channel; did you mean '{guess}'?",
    "on_time_file.address": "Apprise does not understand the address {scheme}",
    "on_time_file.always_quiet": "a reminder at {at} would never be sent: the quiet hours last from {start} to {end}",
    "on_time_file.unknown_post_key": "'{name}' is not a key of a recurring post; known are {known}",
    "on_time_file.unknown_post_key_guess": "'{name}' is not a key of a recurring post; did you mean '{guess}'?",
    "on_time_file.post_twice": "'{name}' is the id of another recurring post already",
}
