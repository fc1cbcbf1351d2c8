"""Networks of an action: `platform:`, `each:` and `counts:`, and whether the networks named exist."""

from __future__ import annotations

from cmdaily.domain.routines.routine import ACCOUNT, ALL_NETWORKS, NETWORK
from cmdaily.files.yaml.fields import choice, identifier, list_of
from cmdaily.files.yaml.nodes import Node, Sequence
from cmdaily.files.yaml.problems import guess, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cmdaily.files.yaml.fields import Record
    from cmdaily.files.yaml.problems import ProblemReport

COUNTS = ("post", "picture", "reply", "share", "comment", "read", "metric")
EACH = (NETWORK, ACCOUNT)
UNKNOWN_NETWORK = "routine_file.unknown_network"


class Networks:
    """The names of the networks there are, and the one that people call by a word; asked only when a file names one."""

    def __init__(self, names: Callable[[], Iterable[str]], called: Callable[[str], str] = str) -> None:
        self.names = names
        self.called = called


def read_platforms(node: Node, report: ProblemReport) -> tuple[str, ...] | None:
    """A network, a list of networks, or `all`."""
    return distinct(node, list_of(identifier, single=True)(node, report), report)


def read_counts(node: Node, report: ProblemReport) -> tuple[str, ...] | None:
    """What ticks an action, one word or several."""
    return distinct(node, list_of(choice(*COUNTS), single=True)(node, report), report)


def distinct(node: Node, found: tuple[str, ...] | None, report: ProblemReport) -> tuple[str, ...] | None:
    """The words of a list, of which there must be one, and none twice."""
    if found is None:
        return None
    if not found:
        report.add(node, "yaml_file.list_empty")
        return None
    for place, word in enumerate(found):
        if word in found[:place]:
            report.add(_item(node, place), "recurrence_text.twice", word=word)
            return None
    return found


def _item(node: Node, place: int) -> Node:
    return node.items[place] if isinstance(node, Sequence) else node


def check_networks(record: Record, networks: Networks | None, report: ProblemReport) -> None:
    """Report the networks of `platform:` that do not exist."""
    named: tuple[str, ...] = record.get("platform", ())
    if not named or named == (ALL_NETWORKS,) or networks is None:
        return
    from cmdaily.files.yaml.everyday import values_meant

    known = tuple(networks.names())
    node = record.value_place("platform")
    for place, name in enumerate(named):
        if name not in known:
            called = networks.called(name)
            everyday = (each for each in (called, *values_meant(name)) if each in (*known, ALL_NETWORKS))
            close = next(everyday, "") or guess(name, known)
            key = f"{UNKNOWN_NETWORK}_guess" if close else UNKNOWN_NETWORK
            report.add(_item(node, place), key, name=quoted(name), guess=close, known=", ".join(known))


def check_each(action: Record, platforms: tuple[str, ...], report: ProblemReport) -> None:
    """Report an `each` that has nothing to divide, or that cannot be counted."""
    each = action.get("each")
    if each is None:
        return
    several = len(platforms) > 1 or platforms == (ALL_NETWORKS,)
    if not platforms or (each == NETWORK and not several):
        report.add(action.key_place("each"), "routine_file.each_of_one", each=each)
    for name in ("after", "carry"):
        if action.has(name) and action.get(name) is not False:
            report.add(action.key_place(name), "routine_file.each_and", name=name)
    if action.get("times", (1, 0))[0] == 0:
        report.add(action.value_place("times"), "routine_file.each_times")
