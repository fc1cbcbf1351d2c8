"""What was logged, and what came of an import."""

from __future__ import annotations

from cmdaily.domain.figures.results import LoggedValue, LoggedValues
from cmdaily.domain.figures.text import json_number
from cmdaily.render.document import line
from cmdaily.render.figure_words import metric_name, value_text
from cmdaily.render.words import sentence, short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


def document(model: LoggedValues, tr: Translator) -> Document:
    """A line for each value, then what it is of."""
    found = values(model.values, tr)
    if model.ticked:
        found.append(line(("good", tr("metric.ticked", action=model.ticked))))
    return tuple(found)


def values(logged: Sequence[LoggedValue], tr: Translator) -> list[Block]:
    """A line for each value, then the account and the day."""
    found: list[Block] = [line(("good", _line(each, tr))) for each in logged]
    for each in logged[:1]:
        day = short_date(tr, each.day)
        text = tr("metric.logged_for", account=each.account, day=day) if each.account else day
        found.append(line(("dim", text)))
    return found


def data(model: LoggedValues, tr: Translator) -> dict[str, object]:
    """The values; `before` is what held for the day, null for nothing."""
    return {
        "values": [value_data(each) for each in model.values],
        "ticked": model.ticked or None,
    }


def value_data(each: LoggedValue) -> dict[str, object]:
    """One value."""
    return {
        "metric": each.metric.name,
        "account": each.account or None,
        "unit": each.metric.unit,
        "date": each.day.isoformat(),
        "value": None if each.value is None else json_number(each.value),
        "before": None if each.before is None else json_number(each.before),
        "what": each.what,
    }


def _line(each: LoggedValue, tr: Translator) -> str:
    name = sentence(metric_name(tr, each.metric))
    before = "" if each.before is None else value_text(tr, each.metric, each.before)
    if each.value is None:
        return tr("metric.logged_gone" if before else "metric.logged_nothing", metric=name, before=before)
    value = value_text(tr, each.metric, each.value)
    return tr(f"metric.logged_{each.what}", metric=name, value=value, before=before)
