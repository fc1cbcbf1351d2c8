"""Dates and amounts formatted in the user's language."""

from __future__ import annotations

from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cmdaily.domain.localised_message import LocalisedMessage
    from cmdaily.domain.routines.agenda import Item
    from cmdaily.locale import Translator


def long_date(tr: Translator, day: date) -> str:
    """`Monday 23 November 2026`, `lundi 23 novembre 2026`."""
    number = tr("date.first") if day.day == 1 else str(day.day)
    return tr(
        "date.long",
        weekday=weekday(tr, day.weekday()),
        day=number,
        month=month(tr, day.month),
        year=day.year,
    )


def short_date(tr: Translator, day: date) -> str:
    """`Mon 23 Nov`, `lun. 23 nov.`."""
    return tr(
        "date.short",
        weekday=tr("date.weekdays_short").split()[day.weekday()],
        day=tr("date.first") if day.day == 1 else day.day,
        month=tr("date.months_short").split()[day.month - 1],
    )


def weekday(tr: Translator, number: int) -> str:
    """The name of a weekday, 0 being Monday."""
    return tr("date.weekdays").split()[number]


def month(tr: Translator, number: int) -> str:
    """The name of a month, 1 being January."""
    return tr("date.months").split()[number - 1]


def duration(tr: Translator, minutes: int) -> str:
    """Whole minutes: `45 min`, `1 h`, `1 h 5 min` or `1 h 05` in French."""
    if minutes < 60:
        return tr("date.minutes", n=minutes)
    hours, rest = divmod(minutes, 60)
    return tr("date.hours", hours=hours, minutes=rest) if rest else tr("date.whole_hours", hours=hours)


def time_spent(tr: Translator, seconds: int) -> str:
    """Time that was measured: in seconds below a minute, `45 s`, else in whole minutes."""
    if 0 < seconds < 60:
        return tr("date.seconds", n=seconds)
    return duration(tr, round(seconds / 60))


AMOUNTS = ("price", "plain", "spent", "limit")
"""The placeholders of messages that hold amounts of money where they hold texts such as `$0.20`."""


def money(tr: Translator, amount: str) -> str:
    """An amount in US dollars, given as the domain writes it, `$0.20`: `0,20 $` in French."""
    whole, _, part = amount.removeprefix("$").partition(".")
    return tr("preflight.dollars", whole=whole, part=part)


def in_words(
    tr: Translator, values: Mapping[str, object] | Iterable[tuple[str, object]]
) -> dict[str, object]:
    """The values of a message, with what is data said in the user's language: a delivery's state, an amount."""
    found = dict(values)
    state = f"outbox.state_{found.get('state')}"
    if "state" in found and tr.has(state):
        found["state"] = tr(state)
    for name in AMOUNTS:
        amount = found.get(name)
        if isinstance(amount, str) and amount.startswith("$"):
            found[name] = money(tr, amount)
    for name in ("why", "reason"):
        if isinstance(found.get(name), str):
            found[name] = _system_words(tr, str(found[name]))
    return found


def _system_words(tr: Translator, reason: str) -> str:
    """What the system says of a file, such as `Permission denied`, in the user's language; anything else as it is."""
    import os
    from errno import errorcode

    for number, name in errorcode.items():
        if os.strerror(number) == reason and tr.has(f"reason.{name}"):
            return tr(f"reason.{name}")
    return reason


def message_text(message: LocalisedMessage, tr: Translator) -> str:
    """A message in words; its key where no catalogue has it, as of a plug-in that is gone."""
    return tr(message.key, **in_words(tr, message.values)) if tr.has(message.key) else message.key


def remedy_text(message: LocalisedMessage, tr: Translator) -> str | None:
    """What to do about it, in words; None where nobody knows."""
    if message.remedy is None or not tr.has(message.remedy):
        return None
    return tr(message.remedy, **in_words(tr, message.values))


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def progress(item: Item, tr: Translator) -> str:
    """`3/5`, `3/5-8` where more is welcome, or `all` where the action means all of them."""
    action = item.action
    if action.target is None:
        return tr("today.all")
    most = f"-{action.most}" if action.most > action.target else ""
    return f"{item.done}/{action.target}{most}"
