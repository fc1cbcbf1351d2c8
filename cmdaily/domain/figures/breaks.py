"""Known redefinitions of figures by the networks: the day, the metrics it touches, and where the network said so.

Read in November 2026. What changed its meaning cannot be compared across the day; a series shows it as a break.
"""

from __future__ import annotations

from datetime import date

from cmdaily.domain.figures.series import Break
from cmdaily.domain.record import frozen


@frozen
class Redefinition:
    """From `day` on a network counts these metrics otherwise. `reason` is a message key, `source` says where it stands
    written."""

    platform: str
    day: date
    metrics: tuple[str, ...]
    reason: str
    source: str


REDEFINITIONS = (
    Redefinition(
        "facebook",
        date(2025, 11, 15),
        ("impressions", "reach", "followers"),
        "metric_breaks.facebook_impressions",
        "Graph API changelog: page_impressions*, page_fans* ended; page_media_view, page_follows took their place",
    ),
    Redefinition(
        "youtube",
        date(2026, 8, 27),
        ("views",),
        "metric_breaks.youtube_views",
        "YouTube Data API revision history: views of all formats are counted in one way",
    ),
    Redefinition(
        "linkedin",
        date(2026, 5, 1),
        ("impressions", "reach", "clicks", "saves", "profile-views"),
        "metric_breaks.linkedin_member",
        "LinkedIn API changelog 202605: member post analytics changed",
    ),
    Redefinition(
        "x",
        date(2026, 8, 13),
        ("views",),
        "metric_breaks.x_video_views",
        "X API changelog: video_total_views redefined",
    ),
)


def known_breaks(metric: str, platform: str) -> list[Break]:
    """The redefinitions that touch a metric on a network, oldest first."""
    found = [
        Break(each.day, each.reason, known=True)
        for each in REDEFINITIONS
        if each.platform == platform and metric in each.metrics
    ]
    return sorted(found, key=lambda each: each.day)


def breaks_of(metric: str, platform: str, names: tuple[str, ...]) -> list[Break]:
    """Those of a metric, and of the metrics that its formula reads, each day once."""
    found = {each.day: each for name in (*names, metric) for each in known_breaks(name, platform)}
    return [found[day] for day in sorted(found)]
