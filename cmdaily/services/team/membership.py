"""Team membership: starting a team, inviting, joining, leaving."""

from __future__ import annotations

import re
import secrets

from cmdaily.domain.team.member import ADMINISTRATOR, MEMBER, ROLES, Invitation, Joined
from cmdaily.errors import StoreError, UsageError
from cmdaily.services.team import access, sealing
from cmdaily.services.team.settings import forget_store, write_store
from cmdaily.store.postgresql import rights
from cmdaily.store.postgresql.address import Address, parse
from cmdaily.store.postgresql.schema import make_team
from cmdaily.store.postgresql.store import SharedStore, check, open_connection
from cmdaily.store.team import members as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.team.member import Member
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.postgresql.connection import Connection

NAME = re.compile(r"[a-z][a-z0-9-]{0,29}")
RESERVED = ("owner", "members")


def member_name(text: str) -> str:
    """A name that a member can have. UsageError for one that cannot."""
    if not NAME.fullmatch(text) or text in RESERVED:
        raise UsageError("team.name", remedy="team.name_remedy", name=text[:40])
    return text


def init(workspace: Workspace, address: str, name: str) -> Joined:
    """Start a team on an empty database, or bring one up to date, as the one who owns the database.

    Who starts it is its first administrator. Raises StoreError and UsageError; again, it goes on where it stopped.
    """
    member_name(name)
    given = access.with_password(workspace, parse(address), kept=False)
    connection = make_team(given)
    try:
        known = store.members(connection)
        if known and _store_of(workspace) is not None:
            return _present(workspace, given, known)
        if any(member.role == ADMINISTRATOR and member.joined_at for member in known):
            own = next((member for member in known if member.name == name), None)
            return Joined(name, own.role if own else "", given.url, before=True)
        invited = _invite(connection, given, name, ADMINISTRATOR)
    finally:
        connection.close()
    joined = join(workspace, invited.address, invited.password)
    return Joined(name, joined.role, joined.address, made=True)


def _present(workspace: Workspace, given: Address, known: list[Member]) -> Joined:
    """The team that this home belongs to already, its tables up to date."""
    own = _store_of(workspace)
    login = parse(own or "").login
    me = next((member for member in known if member.login == login), None)
    return Joined(me.name if me else "", me.role if me else "", given.url, before=True)


def _store_of(workspace: Workspace) -> str | None:
    found: str | None = workspace.environ.get("CMDAILY_STORE") or workspace.config.section("store")
    return found


def invite(workspace: Workspace, name: str, role: str = MEMBER) -> Invitation:
    """Let somebody in, or in again. StoreError for one who may not."""
    member_name(name)
    if role not in ROLES:
        raise UsageError("team.no_role", role=role[:40], known=", ".join(ROLES))
    shared = team_store(workspace)
    return _invite(shared.reader(), shared.address, name, role)


def _invite(connection: Connection, address: Address, name: str, role: str) -> Invitation:
    login = rights.login(address.database, name)
    password = secrets.token_urlsafe(18)
    store.invite(connection, name, login, role, connection.verifier(password, login))
    return Invitation(name, role, address.signed_in_as(login, "").url, password)


def join(workspace: Workspace, address: str, password: str = "") -> Joined:
    """Join with an invitation. The password that comes with it is replaced by one that nobody else knows."""
    given = parse(address)
    before = _store_of(workspace)
    if before is not None and parse(before).url != given.url:
        raise UsageError("team.another", remedy="team.another_remedy", path=parse(before).url)
    given = Address(given.url, password or given.password)
    connection, kept = _signed_in(workspace, given)
    try:
        check(connection)
        name = store.who_am_i(connection)
        me = next((member for member in store.members(connection) if member.name == name), None)
        if me is None or me.login != given.login:
            raise StoreError("server.no_team", remedy="server.no_team_remedy", path=given.url)
        if not me.joined_at or me.joined_at < me.invited_at:
            _become_member(workspace, connection, given)
        elif not kept:
            access.keep_password(workspace, given.password)
            sealing.same_key(workspace, me)
    finally:
        connection.close()
    write_store(workspace, given.url)
    return Joined(name, me.role, given.url, before=before is not None)


def _signed_in(workspace: Workspace, given: Address) -> tuple[Connection, bool]:
    """A connection, and whether it is by the password that this home kept: joining may have been cut short."""
    own = access.with_password(workspace, Address(given.url), kept=True)
    if not given.password:
        return open_connection(own), True
    try:
        return open_connection(given), False
    except StoreError as error:
        if error.key != "server.password" or not own.password or own.password == given.password:
            raise
    return open_connection(own), True


def _become_member(workspace: Workspace, connection: Connection, given: Address) -> None:
    """Kept first: whatever comes in between, what the server takes from now on is known here."""
    password = secrets.token_urlsafe(24)
    access.keep_password(workspace, password)
    key = sealing.own_key(workspace)
    store.join(connection, connection.verifier(password, given.login), key)


def listed(workspace: Workspace) -> tuple[list[Member], str]:
    """The members, and which of them is signed in."""
    reader = team_store(workspace).reader()
    return store.members(reader), store.who_am_i(reader)


def set_role(workspace: Workspace, name: str, role: str) -> None:
    """Give a member another role. UsageError for one that is none, StoreError for one who may not."""
    if role not in ROLES:
        raise UsageError("team.no_role", role=role[:40], known=", ".join(ROLES))
    _known(workspace, name)
    with team_store(workspace).transaction() as connection:
        store.set_role(connection, name, role)


def remove(workspace: Workspace, name: str) -> None:
    """Let a member go: from this moment they read and write nothing. What they said and did stays."""
    _known(workspace, name)
    with team_store(workspace).transaction() as connection:
        store.remove(connection, name)


def leave(workspace: Workspace) -> str:
    """Leave the team with this home; the address of the team that was. One's own journal is untouched."""
    shared = team_store(workspace)
    with shared.transaction() as connection:
        store.remove(connection, store.who_am_i(connection))
    forget(workspace)
    return str(shared.path)


def forget(workspace: Workspace) -> None:
    """Keep nothing of a team in this home any more, whatever its server says."""
    workspace.close()
    forget_store(workspace)
    access.forget_password(workspace)
    sealing.forget_key(workspace)
    if workspace.store.exists:
        with workspace.store.transaction() as connection:
            store.forget_state(connection)


def _known(workspace: Workspace, name: str) -> Member:
    members = {member.name: member for member in store.members(team_store(workspace).reader())}
    if name not in members:
        raise UsageError("team.no_member", name=name[:40], known=", ".join(members))
    return members[name]


def team_store(workspace: Workspace) -> SharedStore:
    """The shared store. UsageError where no team is configured."""
    shared = workspace.shared
    if not isinstance(shared, SharedStore):
        raise UsageError("team.none", remedy="team.none_remedy")
    return shared
