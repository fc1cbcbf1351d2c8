"""`figures:` of config.yaml: which accounts are read by API, and how long posts are followed."""

from __future__ import annotations

from cmdaily.domain.record import frozen
from cmdaily.files.yaml.fields import LONGEST_NAME, Field, integer, list_of, list_schema, read_record, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.files.yaml.nodes import Node
    from cmdaily.files.yaml.problems import ProblemReport

KEY = "figures"
USUAL_DAYS = 30
MOST_DAYS = 365
_NAME_SCHEMA = {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME}

FIGURES = (
    Field("accounts", list_of(text(LONGEST_NAME), single=True), list_schema(_NAME_SCHEMA, single=True)),
    Field("post_days", integer(0, MOST_DAYS), {"type": "integer", "minimum": 0, "maximum": MOST_DAYS}),
)


@frozen
class FigureSettings:
    """How figures are read by API. `accounts` None: all whose network takes no money for it. A post is followed for
    `post_days` days."""

    accounts: tuple[str, ...] | None = None
    post_days: int = USUAL_DAYS


def figures_field() -> Field:
    """The key of config.yaml."""
    properties = {field.name: field.schema for field in FIGURES}
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return Field(KEY, _figures, schema)


def _figures(node: Node, report: ProblemReport) -> tuple[Any, ...] | None:
    record = read_record(node, FIGURES, report, "config_file.unknown_key")
    return None if record is None else (record.get("accounts"), record.get("post_days", USUAL_DAYS))


def unpack_figures(packed: tuple[Any, ...] | None) -> FigureSettings:
    """The settings of config.yaml; the usual ones for None."""
    return FigureSettings(*packed) if packed is not None else FigureSettings()
