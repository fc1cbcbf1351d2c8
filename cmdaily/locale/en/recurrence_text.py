"""What can be wrong with the words that say when an action is due."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "recurrence_text.every": "“{text}” is not a schedule; write day, weekday, “2 weeks on friday” or “month on day 15”",
    "recurrence_text.every_guess": "“{text}” is not a schedule; did you mean “{guess}”?",
    "recurrence_text.twice": "“{word}” appears twice here",
    "recurrence_text.step": "every {number} is out of range: from 1 to {most}",
    "recurrence_text.day_of_month": "a month has no day {number}; choose from 1 to {most}",
    "recurrence_text.day_of_quarter": "a quarter has no day {number}; choose from 1 to {most}",
    "recurrence_text.day_of_year": "a year has no day {number}; choose from 1 to {most}",
    "recurrence_text.day_of_calendar": "{text} is not a day of the year; write month and day, like 11-30",
    "recurrence_text.after_guess": "“{text}” is not a delay; did you mean “{guess}”?",
    "recurrence_text.after": "“{text}” is not a delay; write it like “3 days” or “2 weeks”",
    "recurrence_text.rule": "“{text}” is not a valid rule",
    "recurrence_text.rule_long": "a rule has at most {most} characters",
    "recurrence_text.rule_frequency": "the rule does not begin with FREQ=; choose one of: {known}",
    "recurrence_text.rule_until_and_count": "UNTIL and COUNT exclude each other",
    "recurrence_text.rule_numbered": "“{text}” counts weekdays of a month or a year: use FREQ=MONTHLY or FREQ=YEARLY",
    "recurrence_text.rule_part": "“{name}” is not a part of a rule in days; use one of: {known}",
    "recurrence_text.rule_part_guess": "“{name}” is not a part of a rule in days; did you mean “{guess}”?",
    "recurrence_text.rule_part_twice": "{name} appears twice here",
    "recurrence_text.rule_value": "“{text}” is not possible for {name}",
}
