"""`keep:` of config.yaml: data retention, how long the words of others stay before only their counts do."""

from __future__ import annotations

from cmdaily.files.yaml.fields import Field, read_record, scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.files.yaml.nodes import Node
    from cmdaily.files.yaml.problems import ProblemReport

KEY = "keep"
KINDS = ("messages", "mentions", "articles", "people")
FOREVER = ("forever", "toujours")
LEAST_DAYS = 60
"""Networks show what is younger again, and it would come back."""
_MONTH = 31


def keep_field() -> Field:
    """The key of config.yaml."""
    schema = {"type": "string", "examples": ["2 years", "90 days", FOREVER[0]]}
    fields = tuple(Field(kind, _span, schema) for kind in KINDS)
    properties = dict.fromkeys(KINDS, schema)

    def read(node: Node, report: ProblemReport) -> tuple[tuple[str, Any], ...] | None:
        record = read_record(node, fields, report, "config_file.unknown_key")
        return tuple(record.values.items()) if record else None

    return Field(KEY, read, {"type": "object", "properties": properties, "additionalProperties": False})


def _span(node: Node, report: ProblemReport) -> tuple[int, int] | None:
    """Months and days; (0, 0) for ever."""
    from cmdaily.domain.time.amounts import parse_amount

    value = scalar(node, report)
    if value is None:
        return None
    if value.strip().lower() in FOREVER:
        return (0, 0)
    amount = parse_amount(value)
    if amount is None or amount.seconds:
        report.add(node, "config_file.keep_span", given=value[:40])
        return None
    if amount.months * _MONTH + amount.days < LEAST_DAYS:
        report.add(node, "config_file.keep_short", given=value[:40], least=LEAST_DAYS)
        return None
    return (amount.months, amount.days)
