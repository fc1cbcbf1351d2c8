"""Completion of what is a person's own: accounts, deliveries, drafts, messages, articles, feeds, watches, members."""

from __future__ import annotations

from cmdaily.cli.completion.words import listed
from cmdaily.errors import CmdailyError
from cmdaily.services import completion_names as known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdaily.cli.context import Context
    from cmdaily.services.workspace import Workspace

    Named = list[tuple[str, str]]

SHORT = 6
"""The end of an id that lists show, and that is enough to name a delivery."""


def messages(context: Context, incomplete: str) -> Named:
    """The messages that wait, with the beginning of what they say."""
    return _found(known.messages, context, incomplete)


def articles(context: Context, incomplete: str) -> Named:
    """The articles to read and those kept, with their titles."""
    return _found(known.articles, context, incomplete)


def feeds(context: Context, incomplete: str) -> Named:
    """The feeds, with their titles."""
    return _found(known.feeds, context, incomplete)


def watches(context: Context, incomplete: str) -> Named:
    """The watches, with what they ask."""
    return _found(known.watches, context, incomplete)


def hits(context: Context, incomplete: str) -> Named:
    """What watches found, with how it begins."""
    return _found(known.hits, context, incomplete)


def people(context: Context, incomplete: str) -> Named:
    """The people who were heard, with their names."""
    at = "@" if incomplete.startswith("@") else ""
    return [(at + name, what) for name, what in _found(known.people, context, incomplete.removeprefix("@"))]


def accounts(context: Context, incomplete: str) -> Named:
    """The accounts, with their networks."""
    return _found(known.accounts, context, incomplete)


def searched(context: Context, incomplete: str) -> list[str]:
    """What a watch can be asked of: the feeds, and accounts whose network can be searched; several with commas."""
    try:
        return listed(known.searched(context.workspace), incomplete)
    except CmdailyError:
        return []


def pauses(context: Context, incomplete: str) -> Named:
    """The pauses by their number in the list, with their days."""
    return _found(known.pauses, context, incomplete)


def deliveries(context: Context, incomplete: str) -> Named:
    """The latest deliveries, by the end of their id or, where that is being typed, the whole of it."""
    return _found(known.deliveries, context, incomplete, short=True)


def drafts(context: Context, incomplete: str) -> Named:
    """The drafts that became nothing yet."""
    return _found(known.drafts, context, incomplete, short=True)


def contacts(context: Context, incomplete: str) -> Named:
    """Those who agreed to be written to."""
    return _found(known.contacts, context, incomplete)


def muted(context: Context, incomplete: str) -> Named:
    """The words that are left out, and the feeds."""
    return [*_found(known.muted, context, incomplete), *feeds(context, incomplete)]


def blocked(context: Context, incomplete: str) -> Named:
    """The people whose messages do not wait."""
    return _found(known.blocked, context, incomplete)


def learned_words(context: Context, incomplete: str) -> Named:
    """The words that decide of what kind a message is."""
    return _found(known.learned_words, context, incomplete)


def colleagues(context: Context, incomplete: str) -> Named:
    """The members of the team."""
    return _found(known.colleagues, context, incomplete)


def duties(context: Context, incomplete: str) -> Named:
    """The duties of the team."""
    return _found(known.duties, context, incomplete)


def _found(
    read: Callable[[Workspace], Named], context: Context, incomplete: str, *, short: bool = False
) -> Named:
    try:
        named = read(context.workspace)
    except CmdailyError:
        return []
    begun = []
    for name, what in named:
        if short and name[-SHORT:].startswith(incomplete):
            begun.append((name[-SHORT:], what))
        elif name.startswith(incomplete):
            begun.append((name, what))
    return begun
