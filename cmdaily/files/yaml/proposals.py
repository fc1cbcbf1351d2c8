"""Proposals: what a key or a value that a file does not take was meant to be, tried before it is proposed."""

from __future__ import annotations

from collections.abc import Iterable

from cmdaily.files.yaml.everyday import key_meant, values_meant
from cmdaily.files.yaml.nodes import Node, Scalar, Sequence
from cmdaily.files.yaml.problems import ProblemReport, guess, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.files.yaml.fields import FieldReader


_SAID_WITH = (
    *("yaml_file.not_time", "yaml_file.not_date", "yaml_file.not_boolean", "yaml_file.not_number"),
    *("yaml_file.not_identifier", "yaml_file.unknown_country", "yaml_file.not_web_address"),
    *("recurrence_text.after", "routine_file.asks", "on_time_file.hours"),
)
"""The problems that have a message of their own in which something is proposed, by their key and `_guess`."""


def unknown_key(key: Scalar, known: Iterable[str], report: ProblemReport, what: str) -> None:
    """Report a key that there is not, `what` is its message: with the one that was meant, or all there are."""
    close = key_meant(key.text, known) or guess(key.text, known)
    if close:
        report.add(key, f"{what}_guess", name=quoted(key.text), guess=close)
    else:
        report.add(key, what, name=quoted(key.text), known=", ".join(known))


def propose(read: FieldReader, node: Node, report: ProblemReport, since: int) -> None:
    """Say of each problem noted since then what the value was meant to be, where the reader takes that and did not
    propose something itself."""
    scalars = node.items if isinstance(node, Sequence) else (node,)
    written = {(each.line, each.column): each.text for each in scalars if isinstance(each, Scalar)}
    for place in range(since, len(report.problems)):
        problem = report.problems[place]
        if problem.values.get("guess"):
            continue
        text = written.get((problem.line, problem.column), "").strip()
        fitting = (each for each in values_meant(text) if each != text and _fits(read, node, each))
        meant = next(fitting, None)
        if meant is not None:
            key = f"{problem.key}_guess" if problem.key in _SAID_WITH else "yaml_file.not_choice_guess"
            report.replace(place, key, text=quoted(text), guess=meant)


def _fits(read: FieldReader, node: Node, text: str) -> bool:
    tried: Node = Scalar(node.line, node.column, text, False)
    if isinstance(node, Sequence):
        alone, tried = tried, Sequence(node.line, node.column)
        tried.items.append(alone)
    trial = ProblemReport("")
    return read(tried, trial) is not None and not trial.problems
