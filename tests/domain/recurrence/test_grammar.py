"""What the words of `every:`, `after:` and `rrule:` may be, and what is said of those that are wrong."""

from __future__ import annotations

import pytest

from cmdaily.domain.recurrence.grammar import NotUnderstoodError, after_of, pattern_of
from cmdaily.domain.recurrence.rrule_text import never_comes, rule_of
from cmdaily.locale import Translator


def refusal(read: object, text: str) -> str:
    with pytest.raises(NotUnderstoodError) as caught:
        read(text)
    return Translator("en")(caught.value.key, **caught.value.values)


GUESSES = {
    "fryday": "friday",
    "evry day": "day",
    "every weekday": "weekday",
    "Monday": "monday",
    "mon, thu": "monday, thursday",
    "weekdays": "weekday",
    "mondays": "monday",
    "daily": "day",
    "monthly on 1st monday": "month on first monday",
    "month on munday": None,
    "month on first munday": "month on first monday",
    "month on last business day": "month on last working day",
    "two weeks on friday": "2 weeks on friday",
    "le lundi": "monday",
    "sometimes": None,
}


@pytest.mark.parametrize("words", GUESSES)
def test_a_near_miss_gets_a_suggestion(words: str) -> None:
    said = refusal(pattern_of, words)
    if GUESSES[words] is None:
        assert said.startswith(f"“{words}” is not a schedule; write day")
    else:
        assert said == f"“{words}” is not a schedule; did you mean “{GUESSES[words]}”?"


OUT_OF_RANGE = {
    "month on day 42": "a month has no day 42; choose from 1 to 31",
    "month on day 0": "a month has no day 0; choose from 1 to 31",
    "quarter on day 93": "a quarter has no day 93; choose from 1 to 92",
    "year on day 367": "a year has no day 367; choose from 1 to 366",
    "year on 02-30": "02-30 is not a day of the year; write month and day, like 11-30",
    "year on 13-01": "13-01 is not a day of the year; write month and day, like 11-30",
    "0 days": "every 0 is out of range: from 1 to 999",
    "100000 weeks on friday": "every 100000 is out of range: from 1 to 999",
    "monday, monday": "“monday” appears twice here",
}


@pytest.mark.parametrize("words", OUT_OF_RANGE)
def test_an_impossible_recurrence_says_what_is_possible(words: str) -> None:
    assert refusal(pattern_of, words) == OUT_OF_RANGE[words]


@pytest.mark.parametrize(
    "words", ["day", "  day ", "2  weeks on monday ,friday", "1 day", "1 month on day 3"]
)
def test_spaces_do_not_matter(words: str) -> None:
    assert pattern_of(words) == pattern_of(" ".join(words.split()))


@pytest.mark.parametrize("words", ["3 days", "1 day", "2 weeks", "999 days"])
def test_a_delay_is_a_number_of_days_or_weeks(words: str) -> None:
    assert after_of(words).days > 0


@pytest.mark.parametrize("words", ["0 days", "3", "days", "-1 days", "3 hours", "", "3 months", "1000 days"])
def test_anything_else_is_no_delay(words: str) -> None:
    assert refusal(after_of, words) == f"“{words}” is not a delay; write it like “3 days” or “2 weeks”"


RULES = {
    "FREQ=HOURLY": "“HOURLY” is not possible for FREQ",
    "INTERVAL=2": "the rule does not begin with FREQ=; choose one of: DAILY, WEEKLY, MONTHLY, YEARLY",
    "FREQ=DAILY;BYHOUR=3": None,
    "FREQ=DAILY;INTERVALL=3": "“INTERVALL” is not a part of a rule in days; did you mean “INTERVAL”?",
    "FREQ=DAILY;INTERVAL=0": "“0” is not possible for INTERVAL",
    "FREQ=DAILY;INTERVAL=99999999": "“99999999” is not possible for INTERVAL",
    "FREQ=MONTHLY;BYMONTHDAY=42": "“42” is not possible for BYMONTHDAY",
    "FREQ=DAILY;FREQ=WEEKLY": "FREQ appears twice here",
    "FREQ=DAILY;COUNT=2;UNTIL=20270101": "UNTIL and COUNT exclude each other",
    "FREQ=DAILY;UNTIL=20270230": "“20270230” is not possible for UNTIL",
    "FREQ=DAILY\nDTSTART:20200101": None,
    "FREQ=DAILY;" + "BYMONTH=1;" * 40: "a rule has at most 300 characters",
    "": None,
}


@pytest.mark.parametrize("text", RULES)
def test_a_rule_in_days_with_bounded_numbers_is_all_that_is_let_through(text: str) -> None:
    said = refusal(rule_of, text)
    if RULES[text] is not None:
        assert said == RULES[text]


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    ],
)
def test_a_rule_that_never_comes_is_found_out(text: str) -> None:
    rule, _ = rule_of(text)
    assert never_comes(rule, None)


def test_a_rule_that_comes_rarely_is_let_through() -> None:
    rule, _ = rule_of("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO")
    assert not never_comes(rule, None)
