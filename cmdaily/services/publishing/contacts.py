"""Contacts service: noting who agreed to be written to, when they wrote, and that they want no more."""

from __future__ import annotations

from cmdaily.domain.publishing.contact import Contact, ContactList, person_of, says_stop
from cmdaily.domain.publishing.post_urls import parse_target
from cmdaily.domain.record import replace
from cmdaily.errors import UsageError
from cmdaily.platforms import registry
from cmdaily.store import contacts as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.network import Network
    from cmdaily.services.workspace import Workspace


def listing(workspace: Workspace) -> ContactList:
    """Everybody who agreed."""
    return _result(workspace, store.contacts(workspace.shared.reader()))


def add(workspace: Workspace, number: str, name: str, consent: str) -> ContactList:
    """Note that somebody agreed, and how; anew for one who had stopped."""
    if not consent.strip():
        raise UsageError("contact.no_consent", remedy="contact.no_consent_remedy")
    network, address = _person(number)
    before = store.contact(workspace.shared.reader(), network.name, address)
    known = before or Contact(network.name, address, "", "", workspace.moment())
    made = replace(
        known,
        name=(name or known.name).strip()[:100],
        consent=consent.strip()[:300],
        agreed_at=workspace.moment(),
        stopped_at=None,
    )
    return _kept(workspace, made, "added")


def wrote(workspace: Workspace, number: str, text: str) -> ContactList:
    """Note that somebody wrote just now: their window is open. A "stop" ends their consent."""
    known = _known(workspace, number)
    if says_stop(text):
        return stop(workspace, number)
    return _kept(workspace, replace(known, wrote_at=workspace.moment()), "wrote")


def stop(workspace: Workspace, number: str) -> ContactList:
    """Note that somebody wants no more."""
    known = _known(workspace, number)
    return _kept(workspace, replace(known, stopped_at=known.stopped_at or workspace.moment()), "stopped")


def remove(workspace: Workspace, number: str) -> ContactList:
    """Forget somebody. Without consent nothing more is sent to them."""
    known = _known(workspace, number)
    with workspace.shared.transaction() as connection:
        store.remove(connection, known.platform, known.address)
    return _result(workspace, [known], "removed")


def _person(number: str) -> tuple[Network, str]:
    network = next(one for one in registry.shipped() if one.window_hours)
    return network, person_of(parse_target(network, number.replace(" ", "")).id)


def _known(workspace: Workspace, number: str) -> Contact:
    """A contact by number or by name."""
    everybody = store.contacts(workspace.shared.reader())
    named = [one for one in everybody if one.name and one.name.casefold() == number.strip().casefold()]
    if len(named) == 1:
        return named[0]
    if not any(char.isdigit() for char in number):
        raise UsageError("contact.unknown", remedy="contact.unknown_remedy", number=number.strip()[:100])
    network, address = _person(number)
    found = [one for one in everybody if (one.platform, one.address) == (network.name, address)]
    if not found:
        raise UsageError("contact.unknown", remedy="contact.unknown_remedy", number=f"+{address}")
    return found[0]


def _kept(workspace: Workspace, made: Contact, mode: str) -> ContactList:
    with workspace.shared.transaction() as connection:
        store.keep(connection, made)
    return _result(workspace, [made], mode)


def _result(workspace: Workspace, found: list[Contact], mode: str = "list") -> ContactList:
    hours = max(one.window_hours for one in registry.shipped())
    return ContactList(tuple(found), hours, workspace.moment(), mode)
