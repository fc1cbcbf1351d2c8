"""Accounts: adding one by signing in, asking whether it still works, and finding those that `--to` means."""

from __future__ import annotations

from functools import partial

from cmdaily.domain.accounts.account import FRESH, Account, KnownAccount, Recipient
from cmdaily.domain.accounts.account_check import AccountCheck
from cmdaily.domain.accounts.outcome import Identity, Refused
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import frozen, replace
from cmdaily.errors import CmdailyError, UsageError
from cmdaily.files.yaml.fields import is_identifier
from cmdaily.platforms import registry
from cmdaily.store import accounts as account_store
from cmdaily.store.connection import TakenError
from cmdaily.store.inbox import messages as inbox_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cmdaily.domain.accounts.network import Network
    from cmdaily.domain.accounts.secret import Secret
    from cmdaily.platforms.contract import Platform, RequestOptions
    from cmdaily.services.runtime.worker_pool import WorkerPool
    from cmdaily.services.workspace import Workspace

ALL = "all"


@frozen
class NewAccount:
    """What somebody says about an account to be added. `secret` None: it comes from the environment or a command.
    `settings` are the network's own, as (name, value); one without a value is taken back."""

    name: str
    platform: str
    server: str = ""
    handle: str = ""
    secret: Secret | None = None
    settings: tuple[tuple[str, str], ...] = ()


def known(workspace: Workspace) -> list[KnownAccount]:
    """All accounts, by name."""
    return account_store.accounts(workspace.shared.reader())


def find(workspace: Workspace, name: str) -> KnownAccount:
    """An account by its name. Raises UsageError with the nearest one."""
    accounts = {account.name: account for account in known(workspace)}
    if name in accounts:
        return accounts[name]
    if not accounts:
        raise UsageError("account.none_yet", remedy="account.add_remedy", name=name[:64])
    raise _unknown(name, list(accounts), "account.no_such")


def recipients(workspace: Workspace, names: Sequence[str]) -> list[Recipient]:
    """What `--to` means: accounts, networks with one account or none, or `all`; each once, in the order given.

    Raises UsageError for a name that is neither, and for a network with several accounts.
    """
    accounts = known(workspace)
    found: list[Recipient] = []
    for name in names:
        if name == ALL:
            if not accounts:
                raise UsageError("account.none_for_all", remedy="account.add_remedy")
            found += [_recipient(account) for account in accounts]
        else:
            found.append(_named(name, accounts))
    return list({recipient.name: recipient for recipient in found}.values())


def _named(name: str, accounts: Sequence[KnownAccount]) -> Recipient:
    for account in accounts:
        if account.name == name:
            return _recipient(account)
    networks = registry.names(hidden=True)
    if name not in networks:
        raise _unknown(name, [*(account.name for account in accounts), *registry.names(), ALL])
    of_network = [account for account in accounts if account.platform == name]
    if len(of_network) > 1:
        several = ", ".join(account.name for account in of_network)
        raise UsageError("account.several", remedy="account.several_remedy", platform=name, accounts=several)
    return _recipient(of_network[0]) if of_network else Recipient(registry.about(name))


def _recipient(account: KnownAccount) -> Recipient:
    return Recipient(registry.about(account.platform), account)


def _unknown(name: str, names: Sequence[str], key: str = "account.unknown") -> UsageError:
    from difflib import get_close_matches

    called = registry.called(name[:64])
    near = [called] if called in names else get_close_matches(name[:64], names, n=3, cutoff=0.6)
    if near:
        return UsageError(f"{key}_near", name=name[:64], near=", ".join(near))
    return UsageError(key, remedy="account.unknown_remedy", name=name[:64], known=", ".join(names))


def network_to_add(platform: str) -> Network:
    """A network that an account can be added for. Raises UsageError for one without an API."""
    return registry.load(platform).network


def check_name(workspace: Workspace, name: str) -> None:
    """Raises UsageError for a name that no account can have."""
    if not is_identifier(name):
        raise UsageError("account.name", name=name[:64])
    if name == ALL or (name in registry.names(hidden=True) and _is_taken_by_another(workspace, name)):
        raise UsageError("account.name_reserved", name=name)
    from cmdaily.services.accounts import secrets

    for other in known(workspace):
        if other.name != name and secrets.variable(other.name) == secrets.variable(name):
            raise UsageError("account.name_twin", name=name, other=other.name)


def _is_taken_by_another(workspace: Workspace, platform: str) -> bool:
    """A network's name may name its own account, and no other network's."""
    return any(account.name == platform and account.platform != platform for account in known(workspace))


def check_complete(new_account: NewAccount, network: Network) -> None:
    """Raises UsageError where the network asks for a server or a user name that is not given."""
    sign_in = network.sign_in
    values = {"platform": network.name}
    if sign_in and sign_in.needs_server and not (new_account.server or sign_in.default_server):
        raise UsageError("account.no_server", remedy="account.no_server_remedy", **values)
    if sign_in and sign_in.needs_handle and not new_account.handle.strip():
        raise UsageError("account.no_handle", remedy="account.no_handle_remedy", **values)


def add(workspace: Workspace, new_account: NewAccount) -> KnownAccount:
    """Add an account, or sign an existing one in again: verified at its network first.

    Raises NotSignedInError, PlatformError or UsageError; nothing is kept then.
    """
    from cmdaily.services.accounts import secrets
    from cmdaily.services.runtime.call_options import request_options

    check_name(workspace, new_account.name)
    platform = registry.load(new_account.platform)
    sign_in = platform.network.sign_in
    check_complete(new_account, platform.network)
    server = _address(new_account.server or (sign_in.default_server if sign_in else ""))
    from cmdaily.services.accounts import account_settings

    before = next((each.account for each in known(workspace) if each.name == new_account.name), None)
    settings = account_settings.merged(before, new_account.settings, platform.network)
    account = Account(new_account.name, new_account.platform, server, new_account.handle.strip(), settings)
    secret = new_account.secret or secrets.find(workspace, account, platform.network)
    identity = platform.verify(account, secret, request_options(workspace))
    if isinstance(identity, Refused):
        from cmdaily.services.accounts import refused_secrets
        from cmdaily.services.accounts.read_words import not_signed_in

        raise refused_secrets.explained(identity, platform.network, secret) or not_signed_in(identity)
    if new_account.secret is not None:
        secrets.keep(workspace, new_account.name, new_account.secret)
    return _keep(
        workspace, _learned(KnownAccount(account, added_at=workspace.timestamp), identity, workspace)
    )


def check(workspace: Workspace, names: Sequence[str]) -> list[AccountCheck]:
    """Sign in with each of these accounts (all without names), and say what it may do."""
    from cmdaily.services.runtime.worker_pool import WorkerPool

    wanted = [find(workspace, name) for name in names] if names else known(workspace)
    checked: dict[str, AccountCheck] = {}

    def work(account: KnownAccount, pool: WorkerPool) -> None:
        identity = _identity(workspace, account)
        checked[account.name] = pool.ask(lambda: _settled(workspace, account, identity))

    WorkerPool().run([partial(work, account) for account in wanted])
    return [checked[account.name] for account in wanted]


def _checked(workspace: Workspace, account: KnownAccount) -> AccountCheck:
    return _settled(workspace, account, _identity(workspace, account))


def _identity(workspace: Workspace, account: KnownAccount) -> Identity | CmdailyError:
    """Who the network says it is. Nothing of the store: a thread of its own does this."""
    from cmdaily.services.accounts.adapter_calls import call_adapter

    def ask(platform: Platform, secret: Secret, options: RequestOptions) -> Identity | Refused:
        return platform.verify(account.account, secret, options)

    try:
        identity = call_adapter(workspace, account.account, ask)
    except CmdailyError as error:
        return error
    if not isinstance(identity, Refused):
        return identity
    from cmdaily.services.accounts.read_words import not_signed_in

    return not_signed_in(identity)


def _settled(workspace: Workspace, account: KnownAccount, identity: Identity | CmdailyError) -> AccountCheck:
    """What is known of an account from now on."""
    now = workspace.moment()
    if isinstance(identity, CmdailyError):
        return AccountCheck(account, error=identity, days_left=account.days_left(now))
    try:
        account = _keep(workspace, _learned(account, identity, workspace))
        limits = registry.load(account.platform).limits(account.account)
    except CmdailyError as error:
        return AccountCheck(account, error=error, days_left=account.days_left(now))
    opens = account_store.rates(workspace.shared.reader(), account.name, "send")
    given = account.rights
    lacks = () if given is None else tuple(o for o in registry.about(account.platform).can if o not in given)
    return AccountCheck(
        account,
        limits=limits,
        rates=tuple(opens),
        days_left=account.days_left(now),
        lacks=lacks,
        remarks=tuple(_remarks(account)),
    )


def _remarks(account: KnownAccount) -> Iterator[LocalisedMessage]:
    """What is worth knowing of an account that works."""
    from cmdaily.domain.accounts.network import dollars
    from cmdaily.services.accounts.reading_price import APP, OTHER, reading_price

    price = reading_price(account, of_others=True)
    if price:
        whose = "other" if account.account.setting(APP) == OTHER else "own"
        if not registry.about(account.platform).prices.read_post:
            whose = "price"
        yield LocalisedMessage(f"account.reading_{whose}", (("price", dollars(price)),))
    if account.account.setting("content_type") == "text/markdown":
        yield LocalisedMessage("account.markdown", ())


def refreshed_limits(workspace: Workspace, account: KnownAccount) -> KnownAccount:
    """An account whose server was asked about itself within the last day.

    One that cannot be asked is used as it is: the send will say what is wrong."""
    from datetime import datetime

    sign_in = registry.about(account.platform).sign_in
    if sign_in is None or not sign_in.needs_server:
        return account
    if account.checked_at and workspace.now - datetime.fromisoformat(account.checked_at) < FRESH:
        return account
    return _checked(workspace, account).account


def remove(workspace: Workspace, name: str) -> KnownAccount:
    """Forget an account and the secret that was kept for it. What it said stays in the outbox."""
    from cmdaily.services.accounts import secrets

    account = find(workspace, name)
    with workspace.shared.transaction() as connection:
        account_store.remove_account(connection, name)
        inbox_store.forget_place(connection, name)
    secrets.forget(workspace, name)
    return account


def expiring(workspace: Workspace) -> list[tuple[KnownAccount, int]]:
    """The accounts whose secret stops working within days, with the days left: for `today` and the doctor."""
    left = [(account, account.days_left(workspace.now)) for account in known(workspace)]
    return [(account, days) for account, days in left if days is not None]


def _learned(account: KnownAccount, identity: Identity, workspace: Workspace) -> KnownAccount:
    settings = dict(account.account.settings) | dict(identity.settings)
    handle = identity.handle or account.account.handle
    return replace(
        account,
        account=replace(account.account, handle=handle, settings=tuple(settings.items())),
        remote_id=identity.remote_id,
        url=identity.url,
        rights=identity.rights,
        expires_at=identity.expires_at,
        checked_at=workspace.timestamp,
    )


def _keep(workspace: Workspace, account: KnownAccount) -> KnownAccount:
    try:
        with workspace.shared.transaction() as connection:
            account_store.keep_account(connection, account)
    except TakenError:
        same = [other.name for other in known(workspace) if other.remote_id == account.remote_id]
        raise UsageError(
            "account.same_identity", remedy="account.same_identity_remedy", other=", ".join(same)
        ) from None
    return account


def _address(server: str) -> str:
    """The address of a server as it is kept: with a scheme, without a slash at its end."""
    server = server.strip().rstrip("/")
    if not server or "://" in server:
        return server
    return f"https://{server}"
