"""Action lookup: by its number in today's list, its id, or any unique beginning of the id."""

from __future__ import annotations

from cmdaily.domain.record import replace
from cmdaily.domain.routines.routine import PART
from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cmdaily.domain.routines.routine import Action


def find_action(name: str, numbered: Mapping[int, Action], known: Sequence[Action]) -> Action:
    """The action a person means. `numbered` is the day's list, `known` every action of the active routines.

    `5@mastodon` is a part of an action that counts for each network or account: an action by itself, as it were.
    Also takes `routine/id` where two routines share an id. Raises UsageError with the candidates, or the nearest name.
    """
    whole, at, part = name.partition(PART)
    if at:
        return _part(find_action(whole, numbered, known), part)
    if name.isascii() and name.isdigit():
        number = int(name) if len(name) < 10 else 0
        if number in numbered:
            return numbered[number]
        if not numbered:
            raise UsageError("error.number_none", number=name[:20])
        raise UsageError("error.number", number=name[:20], last=max(numbered))
    exact = [action for action in known if name in (action.id, _full(action), *action.renamed_from)]
    found = exact or [a for a in known if name and (a.id.startswith(name) or _full(a).startswith(name))]
    due = [action for action in found if action in numbered.values()]
    if exact and len(due) == 1:
        return due[0]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            "error.action_ambiguous",
            name=name,
            candidates=", ".join(_label(action, found) for action in found),
        )
    raise _unknown(name, known)


def _part(action: Action, part: str) -> Action:
    if part not in action.parts:
        known = ", ".join(action.parts)
        key = "error.part" if action.parts else "error.no_parts"
        raise UsageError(key, part=part[:80], name=action.id, known=known)
    return replace(action, id=f"{action.id}{PART}{part}", target=action.per_part, parts=(), each="")


def _unknown(name: str, known: Sequence[Action]) -> UsageError:
    from difflib import get_close_matches

    near = get_close_matches(name[:80], [action.id for action in known], n=3)
    if near:
        return UsageError("error.action_near", name=name[:80], near=", ".join(near))
    return UsageError("error.action", remedy="error.action_remedy", name=name[:80])


def _full(action: Action) -> str:
    return f"{action.routine}/{action.id}"


def _label(action: Action, found: Sequence[Action]) -> str:
    twins = [other for other in found if other.id == action.id]
    return _full(action) if len(twins) > 1 else action.id


def expand_numbers(names: Sequence[str]) -> list[str]:
    """`3-5` stands for 3, 4 and 5, `1,4` for 1 and 4; everything else for itself, each once, in the order given."""
    expanded: list[str] = []
    for name in (part for word in names for part in _split(word)):
        first, dash, last = name.partition("-")
        if (
            dash
            and name.isascii()
            and first.isdigit()
            and last.isdigit()
            and len(first) < 4
            and len(last) < 4
        ):
            expanded += [str(number) for number in range(int(first), int(last) + 1)] or [name]
        else:
            expanded.append(name)
    return list(dict.fromkeys(expanded))


def _split(word: str) -> list[str]:
    """The parts between the commas of a word; a word of commas alone stays, so that it can be refused by name."""
    return [part for part in word.split(",") if part] or [word]
