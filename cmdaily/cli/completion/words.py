"""Completion of words that are the same for everybody: days, networks, rules, states, formats, kinds."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdaily.cli.context import Context

NEAR = {"en": ("today", "yesterday", "tomorrow"), "fr": ("aujourd'hui", "hier", "demain")}
"""Days that are named from today, as each language types them."""
USUAL_TIME = "09:00"


def days(context: Context, incomplete: str) -> list[str]:
    """Days in words."""
    language = context.tr.language
    weekdays = context.tr("date.weekdays").lower().split()
    return _begun((*NEAR.get(language, NEAR["en"]), *weekdays), incomplete)


def moments(context: Context, incomplete: str) -> list[str]:
    """Moments to come in words: a day and a time."""
    _, _, *coming = days(context, "")
    return _begun((f"{day} {USUAL_TIME}" for day in coming), incomplete)


def networks(_context: Context, incomplete: str) -> list[str]:
    """The networks."""
    from cmdaily.platforms import registry

    return _begun(registry.names(), incomplete)


def networks_of_setup(_context: Context, incomplete: str) -> list[str]:
    """Networks and blogs as `setup` takes them, one after the other with commas between."""
    from cmdaily.platforms import registry

    return listed((*registry.names(), "blogs"), incomplete)


def rules(context: Context, incomplete: str) -> list[tuple[str, str]]:
    """The rules of the charter, from what they say of themselves."""
    begin, language = "charter_rules.", context.tr.language
    said = __import__(f"cmdaily.locale.{language}.charter_rules", fromlist=["MESSAGES"]).MESSAGES
    names = (key.removeprefix(begin) for key in said)
    return [
        (name, context.tr(begin + name)) for name in names if "." not in name and name.startswith(incomplete)
    ]


def kinds_of_texts(_context: Context, incomplete: str) -> list[str]:
    """What a text can be."""
    from cmdaily.domain.publishing.outgoing import KINDS

    return _begun(KINDS, incomplete)


def alterations(_context: Context, incomplete: str) -> list[str]:
    """How a picture may be altered."""
    from cmdaily.domain.charter.model import ALTERATIONS

    return _begun(ALTERATIONS, incomplete)


def formats_of_findings(_context: Context, incomplete: str) -> list[str]:
    """The forms in which `check` answers."""
    return _begun(("text", "json", "lines", "sarif"), incomplete)


def shells(_context: Context, incomplete: str) -> list[str]:
    """The shells that there is a script for."""
    from cmdaily.cli.completion.answer import SHELLS

    return _begun(SHELLS, incomplete)


def starter_charters(_context: Context, incomplete: str) -> list[str]:
    """The charters to begin with."""
    from cmdaily.files.charter.starters import STARTERS

    return _begun(STARTERS, incomplete)


def first_choices(_context: Context, incomplete: str) -> list[str]:
    """What `setup` can begin with."""
    from cmdaily.files.config.start import CHOICES

    return _begun(CHOICES, incomplete)


def voices(_context: Context, incomplete: str) -> list[str]:
    """Whose mentions a watch counts."""
    from cmdaily.domain.watches.watch import VOICES

    return _begun(VOICES, incomplete)


def states_of_deliveries(_context: Context, incomplete: str) -> list[str]:
    """The states of deliveries."""
    from cmdaily.domain.publishing.delivery import STATES

    return _begun(STATES, incomplete)


def roles(_context: Context, incomplete: str) -> list[str]:
    """The roles in a team."""
    from cmdaily.domain.team.member import ROLES

    return _begun(ROLES, incomplete)


def listed(words: Iterable[str], incomplete: str) -> list[str]:
    """Words that begin as the last of a list with commas, without those that stand in it."""
    before, comma, last = incomplete.rpartition(",")
    there = before.split(",")
    return [f"{before}{comma}{word}" for word in words if word.startswith(last) and word not in there]


def _begun(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]
