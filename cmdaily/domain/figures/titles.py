"""Metric titles: what people call a figure, written as the names of metrics are."""

from __future__ import annotations

import re

from cmdaily.domain.search.found import folded


def title_key(text: str) -> str:
    """A title without accents and capitals, its words joined by hyphens: "Taux de clics" is `taux-de-clics`."""
    return "-".join(re.findall(r"[^\W_]+", folded(text)))
