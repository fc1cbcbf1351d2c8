"""Figures of posts: what each brought so far, as the network told it last."""

from __future__ import annotations

from cmdaily.domain.figures.results import PostFigure
from cmdaily.store import figures as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cmdaily.services.workspace import Workspace
    from cmdaily.store.figures import SeriesKey


def post_figures(workspace: Workspace, account: str, remote_id: str) -> tuple[PostFigure, ...]:
    """The latest of each figure of a post; none where the network told nothing of it."""
    if not account or not remote_id or not workspace.shared.exists:
        return ()
    keys = store.series_of_post(workspace.shared.reader(), account, remote_id)
    return latest_of(workspace, keys)


def series_by_post(
    workspace: Workspace, accounts: Iterable[str]
) -> Mapping[tuple[str, str], list[SeriesKey]]:
    """The series of all posts of some accounts, by account and remote id: read once for many posts."""
    found: dict[tuple[str, str], list[SeriesKey]] = {}
    for account in sorted(set(accounts)):
        for key in store.series_of_posts(workspace.shared.reader(), account):
            found.setdefault((account, key.post), []).append(key)
    return found


def latest_of(workspace: Workspace, keys: Iterable[SeriesKey]) -> tuple[PostFigure, ...]:
    """The latest value of each series, up to today."""
    found = []
    for key in keys:
        value = store.latest(workspace.shared.reader(), key, workspace.today)
        if value is not None:
            found.append(PostFigure(key.metric, value.value, value.day))
    return tuple(found)
