"""Figures job of the scheduler: once a day, ask the networks what they count."""

from __future__ import annotations

from cmdaily.domain.accounts.network import dollars
from cmdaily.domain.inbox.inbox import exit_code_of
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.scheduler.job_report import BAD, GOOD, JobReport, PlannedJob
from cmdaily.domain.scheduler.schedule import Daily, next_turn
from cmdaily.render.labels import explained
from cmdaily.services.figures import fetch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cmdaily.locale import Translator
    from cmdaily.services.scheduler.job import JobContext
    from cmdaily.services.workspace import Workspace

NAME = "figures"
AT = "06:30"
"""Before the day begins. What is read later on a day is that day's all the same."""


def wanted(workspace: Workspace) -> bool:
    """Whether there is an account to read."""
    return workspace.shared.exists and bool(fetch.accounts_with_figures(workspace))


def run(job_context: JobContext) -> Iterator[JobReport]:
    """Read every account; one that fails is reported and stops no other."""
    for fetched in fetch.fetch(job_context.workspace, fetch.accounts_with_figures(job_context.workspace)):
        if fetched.error is None:
            values = (("account", fetched.account), ("n", fetched.read))
            yield JobReport(NAME, GOOD, LocalisedMessage("metric.fetched", values))
        else:
            why = explained(fetched.error, job_context.tr)
            code = exit_code_of(fetched.error.reason)
            values_bad = (("account", fetched.account), ("why", why))
            yield JobReport(NAME, BAD, LocalisedMessage("metric.fetch_failed", values_bad), exit_code=code)


def ahead(workspace: Workspace, tr: Translator, until: datetime) -> Iterator[PlannedJob]:
    """The next time they are read, with what it may cost."""
    moment = next_turn(Daily(AT), workspace.now, workspace.zone)
    if moment is None or moment > until or not wanted(workspace):
        return
    chosen = fetch.accounts_with_figures(workspace)
    names = ", ".join(account.name for account in chosen)
    price = sum(fetch.foretold_price(workspace, account) for account in chosen)
    if price:
        from cmdaily.render.words import money

        values = (("names", names), ("cost", money(tr, dollars(price))))
        yield PlannedJob(moment, NAME, LocalisedMessage("metric.plan_price", values))
    else:
        yield PlannedJob(moment, NAME, LocalisedMessage("metric.plan", (("names", names),)))
