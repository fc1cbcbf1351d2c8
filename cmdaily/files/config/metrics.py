"""`metrics:` of config.yaml: figures of the user's own, logged by hand or computed by a formula."""

from __future__ import annotations

from cmdaily.domain.figures.formula import FormulaError, names_in, parse
from cmdaily.domain.figures.metric import (
    CATALOGUE,
    KINDS,
    LEVEL,
    LONGEST_NAME,
    OTHER,
    PERCENT,
    RATE,
    UNITS,
    is_name,
)
from cmdaily.files.yaml.fields import (
    LONGEST_TITLE,
    Field,
    choice,
    localized,
    localized_schema,
    read_record,
    scalar,
)
from cmdaily.files.yaml.nodes import Mapping
from cmdaily.files.yaml.problems import guess, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.files.yaml.nodes import Node
    from cmdaily.files.yaml.problems import ProblemReport

KEY = "metrics"
MOST = 200

_NAME_PATTERN = f"^[a-z](-?[a-z0-9]){{0,{LONGEST_NAME - 1}}}$"


def metrics_field() -> Field:
    """The key of config.yaml."""
    one = {
        "type": "object",
        "properties": {field.name: field.schema for field in METRIC},
        "additionalProperties": False,
    }
    schema = {
        "type": "object",
        "propertyNames": {"pattern": _NAME_PATTERN},
        "additionalProperties": one,
        "maxProperties": MOST,
    }
    return Field(KEY, _metrics, schema)


def _formula(node: Node, report: ProblemReport) -> str | None:
    """A formula that can be read; its names are looked up when all metrics are known."""
    text = scalar(node, report)
    if text is None:
        return None
    try:
        parse(text)
    except FormulaError as error:
        report.add(node, error.key, given=quoted(error.text))
        return None
    return text


METRIC = (
    Field("title", localized(LONGEST_TITLE), localized_schema(LONGEST_TITLE)),
    Field("kind", choice(*KINDS), {"enum": list(KINDS)}),
    Field("unit", choice(*UNITS), {"enum": list(UNITS)}),
    Field("formula", _formula, {"type": "string", "minLength": 1, "maxLength": 200}),
)


def _metrics(node: Node, report: ProblemReport) -> tuple[Any, ...] | None:
    """Metrics as tuples of plain data: name, kind, unit, formula, title."""
    if not isinstance(node, Mapping):
        report.add(node, "yaml_file.not_keys")
        return None
    if len(node.entries) > MOST:
        report.add(node, "yaml_file.list_long", n=len(node.entries), most=MOST)
        return None
    packed: dict[str, tuple[Any, ...]] = {}
    for name, (key, given) in node.entries.items():
        if not is_name(name):
            report.add(key, "metric.own_name", name=quoted(name), most=LONGEST_NAME)
        elif name in CATALOGUE and CATALOGUE[name].own:
            report.add(key, "metric.own_taken", name=quoted(name))
        else:
            record = read_record(given, METRIC, report, "config_file.unknown_key")
            if record is not None:
                formula = record.get("formula", "")
                kind = record.get("kind", RATE if formula else LEVEL)
                unit = record.get("unit", PERCENT if kind == RATE else OTHER)
                packed[name] = (name, kind, unit, formula, record.get("title", ()))
    _check_names(node, packed, report)
    return tuple(packed.values())


def _check_names(node: Mapping, packed: dict[str, tuple[Any, ...]], report: ProblemReport) -> None:
    """Every formula reads metrics that there are, and none leads back to itself."""
    formulas = {name: metric.formula for name, metric in CATALOGUE.items()}
    formulas |= {name: formula for name, _, _, formula, _ in packed.values()}
    for name in list(packed):
        place = node.entries[name][1]
        place = place.entries.get("formula", (place, place))[1] if isinstance(place, Mapping) else place
        unknown = [each for each in _names(formulas[name]) if each not in formulas]
        if unknown:
            close = guess(unknown[0], formulas)
            key = "metric.formula_name_near" if close else "metric.formula_name"
            report.add(place, key, given=quoted(unknown[0]), near=close)
            del packed[name]
        elif _leads_back(name, formulas):
            report.add(place, "metric.formula_circle", given=quoted(formulas[name]))
            del packed[name]


def _names(formula: str) -> tuple[str, ...]:
    return names_in(parse(formula)) if formula else ()


def _leads_back(name: str, formulas: dict[str, str]) -> bool:
    """Whether a formula reads itself, by whatever way."""
    seen: set[str] = set()
    waiting = list(_names(formulas[name]))
    while waiting:
        other = waiting.pop()
        if other == name:
            return True
        if other not in seen:
            seen.add(other)
            waiting += _names(formulas.get(other, ""))
    return False
