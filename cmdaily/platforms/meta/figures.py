"""Figures of Meta's networks: the profile's counts as levels, and what each post brought so far, from its insights.

Metrics by the pages of November 2026, without those that ended (`page_impressions*`, `page_fans*`, `follower_count`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdaily.domain.figures.measured import Measured, Reading
from cmdaily.platforms.contract import Reason, Refused
from cmdaily.platforms.http.fields import id_in, object_in, objects_in
from cmdaily.platforms.http.figures import readings_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cmdaily.platforms.meta.client import Graph

MOST = 25
"""The latest posts, each of which is a request; more are not asked about."""


def profile_figures(client: Graph, user: str, fields: Mapping[str, str]) -> list[Reading] | Refused:
    """The account's own counts, which are fields of its node."""
    read = client.read(client.path(user), params={"fields": ",".join(("id", *fields))})
    return read if isinstance(read, Refused) else readings_in(read, fields)


def insights(
    client: Graph, path: str, metrics: Mapping[str, str], post: str = "", **asked: str
) -> list[Reading] | Refused:
    """The insights at an edge: a total, or the newest of a list of values."""
    read = client.read(path, params={"metric": ",".join(metrics), **asked})
    if isinstance(read, Refused):
        return read
    told = {id_in(one, "name"): _value(one) for one in objects_in(read, "data")}
    return readings_in(told, metrics, post)


def measured(
    client: Graph,
    account: list[Reading] | Refused,
    posts: Sequence[str],
    metrics: Mapping[str, str],
    **asked: str,
) -> Measured | Refused:
    """The account's figures and those of its posts; a post whose insights cannot be read is a gap."""
    if isinstance(account, Refused):
        return account
    found, items = list(account), 1
    for post in posts[:MOST]:
        if not post.replace("_", "").isdigit():  # a comment, of which there are no insights
            continue
        read = insights(client, client.path(post, "insights"), metrics, post, **asked)
        items += 1
        if isinstance(read, Refused):
            if read.reason == Reason.RATE:
                break
            continue
        found += read
    return Measured(tuple(found), items)


def _value(one: dict[str, Any]) -> Any:
    total = object_in(one, "total_value").get("value")
    values = objects_in(one, "values")
    return total if total is not None else values[-1].get("value") if values else None
