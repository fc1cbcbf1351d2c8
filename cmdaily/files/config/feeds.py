"""`feeds:` of config.yaml: whether feeds of one's own network are read."""

from __future__ import annotations

from cmdaily.files.yaml.fields import Field, boolean, read_record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.files.yaml.nodes import Node
    from cmdaily.files.yaml.problems import ProblemReport

KEY = "feeds"
FIELDS = (Field("allow_private", boolean, {"type": "boolean"}),)


def feeds_field() -> Field:
    """The key of config.yaml."""
    properties = {field.name: field.schema for field in FIELDS}
    return Field(KEY, _feeds, {"type": "object", "properties": properties, "additionalProperties": False})


def _feeds(node: Node, report: ProblemReport) -> tuple[tuple[str, Any], ...] | None:
    record = read_record(node, FIELDS, report, "config_file.unknown_key")
    return tuple(record.values.items()) if record else None
