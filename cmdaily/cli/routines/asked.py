"""Figures of a tick: what `asks:` of an action wants to know, typed with it or asked for on a terminal."""

from __future__ import annotations

from cmdaily.cli.ask import ask
from cmdaily.errors import CmdailyError
from cmdaily.render.figure_words import metric_name, value_text
from cmdaily.render.words import sentence
from cmdaily.services.figures import record
from cmdaily.services.figures.catalogue import account_to_log, find_metric

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cmdaily.cli.context import Context
    from cmdaily.domain.figures.metric import Metric
    from cmdaily.domain.figures.results import LoggedValue
    from cmdaily.domain.routines.routine import Action


def log_figures(
    context: Context,
    actions: Sequence[Action],
    typed: Sequence[str],
    account: str | None,
    day: date,
    *,
    json: bool,
) -> tuple[LoggedValue, ...]:
    """Log what was typed as `followers=1204`, and on a terminal what is answered; an empty answer is a gap. Raises
    UsageError for what is no figure, before anything is written."""
    workspace = context.workspace
    pairs = record.pairs(typed)
    whose = record.account_of(workspace, actions, account)
    if context.interactive and not json:
        given = {find_metric(workspace, name).name for name, _ in pairs}
        wanted = dict.fromkeys(name for action in actions for name in action.asks)
        for name in wanted:
            metric = _metric(context, name)
            if metric is not None and metric.name not in given:
                pairs += _answered(context, metric, whose, day)
    return record.log(workspace, pairs, whose, day, ticks=False).values if pairs else ()


def _metric(context: Context, name: str) -> Metric | None:
    """A metric that the file names; None, and said, where there is none: the tick is worth more than the question."""
    try:
        return find_metric(context.workspace, name)
    except CmdailyError as error:
        context.explain(error)
        return None


def _answered(context: Context, metric: Metric, account: str | None, day: date) -> list[tuple[str, str]]:
    """One question, asked again until the answer is a figure, or nothing."""
    workspace, tr, name = context.workspace, context.tr, metric.name
    last = record.before(workspace, metric, account_to_log(workspace, account), day)
    known = "" if last is None or last.value is None else value_text(tr, metric, last.value)
    key = "tick.ask_figure_after" if known else "tick.ask_figure"
    while True:
        text = ask(context, key, metric=sentence(metric_name(tr, metric)), last=known)
        try:
            record.check(workspace, name, text)
        except CmdailyError as error:
            context.explain(error)
            continue
        return [(name, text)] if text else []
