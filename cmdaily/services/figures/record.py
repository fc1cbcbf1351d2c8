"""Logging figures: values typed by hand, several at once, with what they correct."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.figures.metric import Metric
from cmdaily.domain.figures.numbers import GONE, NumberError, parse_value
from cmdaily.domain.figures.results import CORRECTED, GONE_NOW, NEW, SAME, LoggedValue, LoggedValues
from cmdaily.domain.figures.series import API, HAND, Break, Value
from cmdaily.errors import UsageError
from cmdaily.services.accounts import accounts
from cmdaily.services.figures.catalogue import account_to_log, find_metric
from cmdaily.store import figures as store
from cmdaily.store.figures import SeriesKey

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cmdaily.domain.routines.routine import Action
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

LONGEST_REASON = 200

COUNTS = "metric"
"""What `counts:` of an action says that logging figures ticks."""


def pairs(words: Sequence[str]) -> list[tuple[str, str]]:
    """Metrics with the text of their values, of words such as `followers 1204` or `followers=1204 reach=310`.
    Raises UsageError."""
    found, waiting = [], ""
    for word in words:
        name, joined, text = word.partition("=")
        if waiting:
            found.append((waiting, word))
            waiting = ""
        elif joined:
            found.append((name, text))
        else:
            waiting = word
    if waiting:
        raise UsageError("metric.no_value", remedy="metric.no_value_remedy", name=waiting[:64])
    return found


def log(
    workspace: Workspace,
    given: Sequence[tuple[str, str]],
    account: str | None,
    day: date,
    broken: str | None = None,
    *,
    ticks: bool = True,
) -> LoggedValues:
    """Log values for a day, all or none: pairs of a metric and the text of its value.

    `broken` says why these figures mean something else from that day on; `ticks` whether the action that counts
    figures is ticked. Raises UsageError for what is no figure and for a future day.
    """
    if day > workspace.today:
        raise UsageError("error.future", day=day.isoformat())
    name = account_to_log(workspace, account)
    values = [(metric, _value(metric, text)) for metric, text in _metrics(workspace, given)]
    reason = _reason(broken)
    known = _is_known(workspace, name)
    read_at = workspace.timestamp if day == workspace.today else ""
    logged = []
    with workspace.shared.transaction() as connection:
        for metric, value in values:
            key = SeriesKey(metric.name, name)
            row = (day, value, HAND, read_at)
            before, what = put(workspace, connection, key, row)
            logged.append(LoggedValue(metric, name, day, value, before, what))
            if reason:
                store.set_break(connection, key, Break(day, reason))
    ticked = _ticked(workspace, day) if logged and ticks else ""
    return LoggedValues(tuple(logged), "" if known else name, ticked)


def _ticked(workspace: Workspace, day: date) -> str:
    """Tick the first open action of the day that counts figures (`counts: metric`); its id, "" for none."""
    from cmdaily.domain.routines.agenda import OPEN
    from cmdaily.services.routines.day import agenda
    from cmdaily.services.routines.progress import Tick, tick_actions

    items = [item for item in agenda(workspace, day).items if item.state == OPEN]
    action = next((item.action for item in items if COUNTS in item.action.counts), None)
    if action is None:
        return ""
    tick_actions(workspace, [action], Tick(), day)
    return action.id


def check(workspace: Workspace, name: str, text: str) -> None:
    """Raise UsageError for a text that is no value of a metric; "" is none."""
    for metric, given in _metrics(workspace, [(name, text)] if text else []):
        _value(metric, given)


def account_of(workspace: Workspace, actions: Iterable[Action], given: str | None) -> str | None:
    """Whose figures belong to a tick: the account named, else the only one of the actions' networks, else None."""
    networks = {name for action in actions for name in action.platforms}
    if given is not None or not networks:
        return given
    names = [account.name for account in accounts.known(workspace) if account.platform in networks]
    return names[0] if len(names) == 1 else None


def put(
    workspace: Workspace,
    connection: Connection,
    key: SeriesKey,
    row: tuple[date, float | None, str, str],
) -> tuple[float | None, str]:
    """Give a day its value in a transaction: what held before, and what became of it. What a person typed is not
    replaced by what a network says of the same day."""
    day, value, source, _ = row
    held = store.held(connection, key, day)
    if held is not None and (held[1] == value or (source == API and held[2] != API)):
        return held[1], SAME
    if held is None and value is None:
        return None, SAME
    store.put(connection, workspace.new_id(), key, row, workspace.timestamp)
    before = held[1] if held else None
    if value is None:
        return before, GONE_NOW
    return before, NEW if before is None else CORRECTED


def before(workspace: Workspace, metric: Metric, account: str, day: date) -> Value | None:
    """The last value of a metric up to a day: what a question for the next one shows."""
    return store.latest(workspace.shared.reader(), SeriesKey(metric.name, account), day)


def _metrics(workspace: Workspace, given: Sequence[tuple[str, str]]) -> list[tuple[Metric, str]]:
    found: list[tuple[Metric, str]] = []
    names: set[str] = set()
    for name, text in given:
        metric = find_metric(workspace, name)
        if metric.own:
            raise UsageError("metric.own", metric=metric.name)
        if metric.name in names:
            raise UsageError("metric.twice", metric=metric.name)
        names.add(metric.name)
        found.append((metric, text))
    return found


def _value(metric: Metric, text: str) -> float | None:
    if text.strip().lower() in GONE:
        return None
    try:
        return parse_value(text, metric)
    except NumberError as error:
        raise UsageError(
            error.key, remedy=f"{error.key}_remedy", metric=metric.name, given=text[:64], unit=metric.unit
        ) from None


def _reason(broken: str | None) -> str:
    text = (broken or "").strip()
    if broken is not None and not 0 < len(text) <= LONGEST_REASON:
        raise UsageError("metric.reason", most=LONGEST_REASON)
    return text


def _is_known(workspace: Workspace, account: str) -> bool:
    """Whether an account, or a series, has this name."""
    if not account:
        return True
    reader = workspace.shared.reader()
    names = {key.account for key in store.series_of_accounts(reader)}
    return account in names or account in store.account_names(reader)
