"""Sealed secrets: an account's secret, encrypted for one member at a time (libsodium sealed boxes, by PyNaCl).

The server keeps boxes that only the member's own key opens; the key never leaves this home.
"""

from __future__ import annotations

from cmdaily.errors import StoreError
from cmdaily.services.accounts import keyrings, secret_files
from cmdaily.store.team import members as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.team.member import Member
    from cmdaily.services.workspace import Workspace

KEPT_AS = "sealing.team"


def own_key(workspace: Workspace) -> str:
    """The public key of this home, hexadecimal; made where there is none."""
    from nacl.public import PrivateKey

    found = _private(workspace)
    if found:
        return bytes(PrivateKey(bytes.fromhex(found)).public_key).hex()
    made = PrivateKey.generate()
    text = bytes(made).hex()
    if not keyrings.write(KEPT_AS, text):
        secret_files.write(workspace.home, KEPT_AS, text)
    return bytes(made.public_key).hex()


def same_key(workspace: Workspace, me: Member) -> None:
    """See that what is sealed for a member can be opened here. StoreError where another home of theirs has the key."""
    if me.seal_key and own_key(workspace) != me.seal_key:
        raise StoreError("team.other_home", remedy="team.other_home_remedy", name=me.name)


def forget_key(workspace: Workspace) -> None:
    """Drop the key."""
    secret_files.remove(workspace.home, KEPT_AS)
    keyrings.remove(KEPT_AS)


def seal(text: str, key: str) -> str:
    """A text that only the holder of a key can read; hexadecimal, as the key."""
    from nacl.public import PublicKey, SealedBox

    return bytes(SealedBox(PublicKey(bytes.fromhex(key))).encrypt(text.encode())).hex()


def opened(workspace: Workspace, box: str) -> str:
    """What is in a box, "" where this home's key does not open it."""
    from nacl.exceptions import CryptoError
    from nacl.public import PrivateKey, SealedBox

    private = _private(workspace)
    if not private:
        return ""
    try:
        return bytes(SealedBox(PrivateKey(bytes.fromhex(private))).decrypt(bytes.fromhex(box))).decode()
    except (CryptoError, ValueError):
        return ""


def share(workspace: Workspace, account: str, secret: str, names: tuple[str, ...]) -> list[str]:
    """Seal an account's secret for these members; the names of those who can open it now."""
    from cmdaily.services.team.membership import team_store

    shared = team_store(workspace)
    with shared.transaction() as connection:
        known = {member.name: member for member in store.members(connection)}
        me = store.who_am_i(connection)
        done = []
        for name in names:
            member = known.get(name)
            if member is None or not member.seal_key:
                raise StoreError("team.cannot_seal", name=name[:40])
            stamp = connection.stamp(workspace.now)
            store.keep_sealed(connection, account, name, seal(secret, member.seal_key), me, stamp)
            done.append(name)
    return done


def share_account(workspace: Workspace, account: str, names: tuple[str, ...]) -> list[str]:
    """Seal the secret of an account that this home has. NotSignedInError where it has none."""
    from cmdaily.platforms import registry
    from cmdaily.services.accounts import accounts, secrets

    known = accounts.find(workspace, account)
    secret = secrets.find(workspace, known.account, registry.about(known.platform))
    return share(workspace, account, secret.reveal(), names)


def shared_secret(workspace: Workspace, account: str) -> str:
    """The secret of an account that a colleague sealed for this member, "" where there is none."""
    from cmdaily.services.team.identity import me

    return opened(workspace, store.sealed(workspace.shared.reader(), account, me(workspace)))


def _private(workspace: Workspace) -> str:
    return (secret_files.read(workspace.home, KEPT_AS) or keyrings.read(KEPT_AS) or "").strip()
