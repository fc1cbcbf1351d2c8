"""Metric lookup: the catalogue with the metrics of the user's own, and which account a figure is for."""

from __future__ import annotations

from cmdaily.domain.figures.metric import CATALOGUE, Metric, is_name
from cmdaily.errors import UsageError
from cmdaily.store import figures as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace

KEY = "metrics"
"""The section of config.yaml."""


def catalogue(workspace: Workspace) -> dict[str, Metric]:
    """All metrics by name, the user's own last; one of the same name takes the place of a shipped one."""
    own = {name: Metric(name, *rest) for name, *rest in workspace.config.section(KEY, ())}
    return CATALOGUE | own


def find_metric(workspace: Workspace, name: str) -> Metric:
    """A metric by its name, or its title in any language. Raises UsageError with the nearest one."""
    known = catalogue(workspace)
    metric = known.get(name)
    if metric is not None:
        return metric
    from cmdaily.domain.figures.titles import title_key
    from cmdaily.files.yaml.problems import guess

    called, key = titles(known), title_key(name)
    if key in called:
        return known[called[key]]
    near = guess(name, known) or guess(key, called)
    unknown = "metric.unknown_near" if near else "metric.unknown"
    raise UsageError(unknown, remedy="metric.unknown_remedy", name=name[:64], near=near or "")


def titles(known: dict[str, Metric]) -> dict[str, str]:
    """What each metric may be called, as `title_key` writes it, and its name: its title in any language, its name."""
    from cmdaily.domain.figures.titles import title_key
    from cmdaily.locale import LANGUAGES, Translator
    from cmdaily.render.figure_words import metric_name

    found: dict[str, str] = {}
    for language in LANGUAGES:
        tr = Translator(language)
        for name, metric in known.items():
            found.setdefault(title_key(metric_name(tr, metric)), name)
    return found | {title_key(name): name for name in known}


def account_to_log(workspace: Workspace, given: str | None) -> str:
    """The account that a value is for: the one named, else the only one there is, "" where there is none.

    A name that is no account's is taken as it is, for a network may be looked after by hand. Raises UsageError.
    """
    if given is not None:
        return checked_account(given)
    names = store.account_names(workspace.shared.reader())
    if len(names) > 1:
        raise UsageError("metric.which_account", remedy="metric.which_account_remedy", names=", ".join(names))
    return names[0] if names else ""


def checked_account(name: str) -> str:
    """A name that may be an account's, "" for none. Raises UsageError."""
    if name and not is_name(name):
        raise UsageError("account.name", name=name[:64])
    return name


def account_to_read(workspace: Workspace, metric: Metric, given: str | None) -> str:
    """The account whose series is meant: the one named, else the only one that has values. Raises UsageError where
    there are several. For what the store itself tells, no name means all accounts."""
    if given is not None:
        return checked_account(given)
    if metric.own:
        return ""
    names = base_names(catalogue(workspace), metric)
    accounts = store.accounts_of(workspace.shared.reader(), names)
    if len(accounts) > 1:
        shown = ", ".join(name or "''" for name in accounts)
        raise UsageError(
            "metric.several",
            remedy="metric.several_remedy",
            metric=metric.name,
            names=shown,
            first=accounts[-1],
        )
    return accounts[0] if accounts else ""


def base_names(known: dict[str, Metric], metric: Metric) -> tuple[str, ...]:
    """A metric and all that its formula reads, directly or not."""
    found: dict[str, None] = {}
    waiting = [metric.name]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += known[name].names if name in known else ()
    return tuple(found)
