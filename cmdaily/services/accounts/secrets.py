"""Secret storage: where an account's secret comes from, and where a refreshed one goes.

First the environment, then `secret_command` of the configuration, then what cmdaily itself keeps: the keyring, or a
file (docs/decisions/0010-secrets.md). A refreshed secret remembers which given one it comes from, so that it takes
that one's place for as long as the environment or the command still gives it, and no longer.
"""

from __future__ import annotations

import json
import os

from cmdaily.domain.accounts.outcome import Reason, Refused, Unknown
from cmdaily.domain.accounts.secret import Secret
from cmdaily.errors import NotSignedInError
from cmdaily.files.trust import writable_by_others
from cmdaily.services.accounts import keyrings, secret_files
from cmdaily.services.runtime.process_locks import alone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.account import Account, KnownAccount
    from cmdaily.domain.accounts.network import Network
    from cmdaily.platforms.contract import Platform, RequestOptions
    from cmdaily.services.workspace import Workspace

COMMAND_SECONDS = 60
"""A secret command may ask for a passphrase; it does not keep cron for ever."""


def variable(account: str) -> str:
    """The environment variable for an account: `CMDAILY_SECRET_ACME_X` for `acme-x`."""
    return "CMDAILY_SECRET_" + account.upper().replace("-", "_")


def find(workspace: Workspace, account: Account, network: Network) -> Secret:
    """The secret of an account. Raises NotSignedInError when there is none."""
    plain = network.sign_in.plain if network.sign_in else "token"
    given = given_secret(workspace, account.name, plain)
    if given is not None and not given.has("refresh_token"):
        return given
    kept, origin = _kept(workspace, account.name, plain)
    if given is None and kept is None and workspace.in_team:
        kept = _sealed(workspace, account.name, plain)
    if given is not None:
        return kept if kept is not None and origin == _fingerprint(given) else given
    if kept is None:
        raise NotSignedInError(
            "secret.none", remedy="secret.none_remedy", account=account.name, variable=variable(account.name)
        )
    return kept


def available(workspace: Workspace, known: KnownAccount) -> bool:
    """Whether a secret for an account is kept or given here. Whether it works, only its network knows."""
    from cmdaily.platforms import registry

    try:
        find(workspace, known.account, registry.about(known.platform))
    except NotSignedInError as error:
        return error.key != "secret.none"  # one that cannot be had is a trouble to be told
    return True


def given_secret(workspace: Workspace, account: str, plain: str) -> Secret | None:
    """What the environment or the secret command gives."""
    text = workspace.environ.get(variable(account), "")
    if not text.strip():
        text = _from_command(workspace, account)
    secret = Secret.parse(text, plain)
    return secret or None


def keep(workspace: Workspace, account: str, secret: Secret, given: Secret | None = None) -> None:
    """Keep a secret. `given` is the one it was refreshed from, where that comes from outside."""
    record = json.dumps({"secret": json.loads(secret.reveal()), "from": _fingerprint(given) if given else ""})
    if keyrings.write(account, record):
        secret_files.remove(workspace.home, account)
    else:
        secret_files.write(workspace.home, account, record)


def forget(workspace: Workspace, account: str) -> None:
    """Drop what cmdaily keeps of an account's secret."""
    secret_files.remove(workspace.home, account)
    keyrings.remove(account)


def usable(
    workspace: Workspace, account: Account, platform: Platform, options: RequestOptions
) -> Secret | Refused:
    """A secret that works at this moment, refreshed where it has to be. Raises NotSignedInError."""
    secret = find(workspace, account, platform.network)
    if not platform.needs_refresh(secret, options.now):
        return secret
    return refreshed(workspace, account, platform, options, secret)


def refreshed(
    workspace: Workspace, account: Account, platform: Platform, options: RequestOptions, stale: Secret
) -> Secret | Refused:
    """A new secret in place of a stale one. It is kept before it is used, for the old one may be void already."""
    with alone(workspace.home, f"refresh-{account.name}"):
        secret = find(workspace, account, platform.network)
        if secret != stale and not platform.needs_refresh(secret, options.now):
            return secret  # another process was quicker
        fresh = platform.refresh(account, secret, options)
        if isinstance(fresh, Unknown):
            return Refused(Reason.UNREACHABLE, fresh.key, fresh.values, remedy="secret.refresh_remedy")
        if isinstance(fresh, Refused) or fresh == secret:
            return fresh
        plain = platform.network.sign_in.plain if platform.network.sign_in else ""
        keep(workspace, account.name, fresh, given_secret(workspace, account.name, plain))
        return fresh


def _kept(workspace: Workspace, account: str, plain: str) -> tuple[Secret | None, str]:
    """What cmdaily keeps, and the fingerprint of what it was refreshed from."""
    text = secret_files.read(workspace.home, account) or keyrings.read(account)
    if not text:
        return None, ""
    try:
        record = json.loads(text)
        return Secret(record["secret"]) or None, str(record["from"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return Secret.parse(text, plain) or None, ""  # put there by hand


def _sealed(workspace: Workspace, account: str, plain: str) -> Secret | None:
    """What a colleague sealed for this member of the team."""
    from cmdaily.services.team.sealing import shared_secret

    return Secret.parse(shared_secret(workspace, account), plain) or None


def _fingerprint(secret: Secret) -> str:
    import hashlib

    return hashlib.sha256(secret.reveal().encode()).hexdigest()


def check_command(workspace: Workspace) -> None:
    """Refuse a configuration that names a command where others could have written it. Raises NotSignedInError."""
    path = workspace.home.config_file
    place = writable_by_others(path) if os.path.exists(path) else ""
    if place:
        raise NotSignedInError("secret.command_unsafe", remedy="secret.unsafe_remedy", path=path, place=place)


def _from_command(workspace: Workspace, account: str) -> str:
    """What the secret command prints. Its words are split as a shell would, and no shell runs them."""
    command = workspace.config.section("secret_command")
    if not command:
        return ""
    check_command(workspace)
    import shlex
    from subprocess import TimeoutExpired

    words = [word.replace("{account}", account) for word in shlex.split(command)]
    try:
        from cmdaily.services.runtime import child_processes

        done = child_processes.run(words, workspace.environ, capture_output=True, timeout=COMMAND_SECONDS)
    except (OSError, ValueError, TimeoutExpired) as error:
        raise NotSignedInError(
            "secret.command", remedy="secret.command_remedy", command=words[0], reason=type(error).__name__
        ) from None
    if done.returncode:
        reason = str(done.returncode)
        raise NotSignedInError(
            "secret.command", remedy="secret.command_remedy", command=words[0], reason=reason
        )
    return done.stdout[: secret_files.LARGEST].decode("utf-8", "replace")
