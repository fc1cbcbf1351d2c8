"""What can be wrong with the settings for speaking."""

MESSAGES = {
    "speaking_file.dollars": "{text} is not an amount in US dollars from 0 to {most}; write it like 0.50",
    "speaking_file.moment": "{text} is not a date and time; write it like 2026-12-10 09:00",
}
