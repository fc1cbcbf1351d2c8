"""Names for completion: what there is to be named, read from the store without what the commands load for it.

A person waits for a TAB. Every function reads one table and gives pairs of a name and what it is.
"""

from __future__ import annotations

from contextlib import suppress

from cmdaily.errors import CmdailyError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace

    Named = list[tuple[str, str]]

MOST = 200
"""More than that nobody looks through after a TAB."""
LOOKED_AT = 2000
"""Messages whose authors are named."""


def messages(workspace: Workspace) -> Named:
    """The messages that wait, the most urgent first, with what they say."""
    from cmdaily.domain.inbox.message import by_urgency
    from cmdaily.store.inbox import messages as inbox

    found = by_urgency(inbox.waiting(workspace.shared.reader()))[:MOST]
    return [(message.ref, message.incoming.text) for message in found]


def articles(workspace: Workspace) -> Named:
    """The articles that are to be offered and those kept, with their titles."""
    from cmdaily.domain.feeds.article import KEPT
    from cmdaily.store.feeds import articles as store

    reader = workspace.shared.reader()
    found = [*store.waiting(reader, workspace.today.isoformat(), MOST), *store.latest(reader, MOST, (KEPT,))]
    return [(article.ref, article.headline) for article in found]


def feeds(workspace: Workspace) -> Named:
    """The feeds, with their titles."""
    from cmdaily.store.feeds import feeds as store

    return [(feed.ref, feed.name) for feed in store.feeds(workspace.shared.reader())]


def accounts(workspace: Workspace) -> Named:
    """The accounts, with their networks."""
    from cmdaily.store import accounts as store

    return [(account.name, account.platform) for account in store.accounts(workspace.shared.reader())]


def searched(workspace: Workspace) -> list[str]:
    """The feeds, and the accounts whose network can be searched."""
    from cmdaily.domain.accounts.network import Can
    from cmdaily.domain.watches.watch import FEEDS
    from cmdaily.platforms import registry

    names = [FEEDS]
    for name, network in accounts(workspace):
        with suppress(CmdailyError):  # a plug-in that does not load
            if Can.SEARCH in registry.about(network).can:
                names.append(name)
    return names


def pauses(workspace: Workspace) -> Named:
    """The pauses by their number in the list, with their days and what they are for."""
    return [
        (str(number), " ".join(filter(None, (f"{each.first} – {each.last}", each.routine, each.reason))))
        for number, each in enumerate(workspace.pauses, 1)
    ]


def deliveries(workspace: Workspace) -> Named:
    """The latest deliveries by the end of their id, the newest first, with account and text."""
    from cmdaily.store.publishing import outbox

    found = reversed(outbox.latest(workspace.shared.reader(), MOST))
    return [(each.id, f"{each.account or each.platform}: {each.outgoing.text}") for each in found]


def drafts(workspace: Workspace) -> Named:
    """The drafts that became nothing yet, with their text."""
    from cmdaily.store.publishing import outbox

    return [(draft.id, draft.text) for draft in outbox.drafts(workspace.shared.reader())]


def contacts(workspace: Workspace) -> Named:
    """Those who agreed to be written to: their numbers, with their names."""
    from cmdaily.store import contacts as store

    return [(f"+{each.address}", each.name) for each in store.contacts(workspace.shared.reader())]


def muted(workspace: Workspace) -> Named:
    """The words that are left out, with the day until which they are."""
    from cmdaily.store.feeds import feeds as store

    found = store.mutes(workspace.shared.reader())
    return [(each.word, each.until.isoformat() if each.until else "") for each in found]


def blocked(workspace: Workspace) -> Named:
    """The handles of people who are blocked, with their networks."""
    from cmdaily.store.inbox import walk

    return [(author, platform) for platform, author in walk.blocked(workspace.shared.reader())]


def learned_words(workspace: Workspace) -> Named:
    """The words that decide of what kind a message is, with the kind."""
    from cmdaily.store.inbox import kinds

    return kinds.words(workspace.shared.reader())


def colleagues(workspace: Workspace) -> Named:
    """The members of the team; nobody without one."""
    if not workspace.in_team:
        return []
    from cmdaily.store.team import members

    return [(member.name, member.role) for member in members.members(workspace.shared.reader())]


def duties(workspace: Workspace) -> Named:
    """The duties of the team that go round, with who takes part."""
    if not workspace.in_team:
        return []
    from cmdaily.store.team import duties as store

    return [(each.name, ", ".join(each.people)) for each in store.rotations(workspace.shared.reader())]


def watches(workspace: Workspace) -> Named:
    """The watches, with what they ask."""
    from cmdaily.store.watches import watches as store

    return [(watch.ref, watch.title) for watch in store.watches(workspace.shared.reader())]


def hits(workspace: Workspace) -> Named:
    """What watches found and nobody set aside, with how it begins."""
    from cmdaily.store.watches import hits as store

    latest = store.latest(workspace.shared.reader(), 50)
    return [(hit.ref, f"{hit.sighting.author}: {hit.sighting.text[:60]}") for hit in latest]


def people(workspace: Workspace) -> Named:
    """Who was heard lately by their handles, with their names; one that two networks know with the network."""
    from cmdaily.domain.people.person import key_of
    from cmdaily.store.people import activity

    found: dict[str, dict[str, str]] = {}
    for platform, author, name in activity.authors(workspace.shared.reader(), LOOKED_AT):
        found.setdefault(key_of("", author)[1], {})[platform] = name
    return [
        (handle if len(at) == 1 else f"{platform}:{handle}", name or platform)
        for handle, at in sorted(found.items())
        for platform, name in at.items()
    ]
