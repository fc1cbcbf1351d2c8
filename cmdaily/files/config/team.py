"""The key `store:` of config.yaml: where a team's shared store is."""

from __future__ import annotations

from cmdaily.files.yaml.fields import Field, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.files.yaml.nodes import Node
    from cmdaily.files.yaml.problems import ProblemReport

LONGEST = 500
SCHEMES = ("postgresql://", "postgres://")


def team_fields() -> tuple[Field, ...]:
    """The fields, for `config_fields`."""
    return (Field("store", _address, {"type": "string", "pattern": "^postgres(ql)?://"}),)


def _address(node: Node, report: ProblemReport) -> str | None:
    found = text(LONGEST)(node, report)
    if found is not None and not found.startswith(SCHEMES):
        report.add(node, "config_file.store")
        return None
    return found or None
