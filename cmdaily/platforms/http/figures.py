"""Figures in an answer: counts by the name of their field. One that makes no sense is a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdaily.domain.figures.measured import Reading
from cmdaily.domain.figures.metric import LARGEST
from cmdaily.platforms.http.fields import number_in

if TYPE_CHECKING:
    from collections.abc import Mapping


def readings_in(given: Any, fields: Mapping[str, str], post: str = "") -> list[Reading]:
    """The figures in an object: `fields` names for each of its counts the metric of the catalogue."""
    counts = ((metric, number_in(given, name)) for name, metric in fields.items())
    return [
        Reading(metric, float(count), post)
        for metric, count in counts
        if count is not None and count <= LARGEST
    ]
