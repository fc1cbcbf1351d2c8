"""Account commands: `account list|add|check|remove`."""

from __future__ import annotations

import sys

from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.options import Json
from cmdaily.domain.accounts.account_check import AccountCheck
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.record import replace
from cmdaily.errors import ExitCode, NotSignedInError, UsageError
from cmdaily.render.views.accounts import accounts as view
from cmdaily.services.accounts import accounts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.cli.context import Context
    from cmdaily.domain.accounts.network import Network, SignIn

app = noun("help.account")

AccountName = Annotated[str, Argument(metavar="account.m_name", help="account.help_name")]
AccountNames = Annotated[list[str] | None, Argument(metavar="account.m_name", help="account.help_names")]


@app.command("list", help="account.help_list")
def list_(ctx: CommandContext, json: Json = False) -> int:
    """All accounts."""
    known = tuple(AccountCheck(account) for account in accounts.known(ctx.obj.workspace))
    ctx.obj.show(view, view.Accounts(known), json=json)
    return ExitCode.DONE


@app.command("add", help="account.help_add")
def add(
    ctx: CommandContext,
    words: AccountNames = None,
    platform: Annotated[
        str | None, Option("--platform", metavar="account.m_platform", help="account.help_platform")
    ] = None,
    server: Annotated[
        str | None, Option("--server", metavar="speak.m_address", help="account.help_server")
    ] = None,
    handle: Annotated[
        str | None, Option("--handle", metavar="account.m_handle", help="account.help_handle")
    ] = None,
    browser: Annotated[bool, Option("--browser", help="account.help_browser")] = False,
    setting: Annotated[
        list[str] | None, Option("--setting", metavar="account.m_setting", help="account.help_setting")
    ] = None,
    json: Json = False,
) -> int:
    """Sign in, and keep what is needed to do it again."""
    context: Context = ctx.obj
    name, network = _named(context, words or [], platform)
    accounts.check_name(context.workspace, name)
    said = tuple(map(_setting, setting or ()))
    new_account = _asked(
        context, accounts.NewAccount(name, network.name, server or "", handle or ""), network, browser
    )
    added = accounts.add(context.workspace, replace(new_account, settings=said))
    context.show(view, view.Accounts((AccountCheck(added),), "added"), json=json)
    return ExitCode.DONE


@app.command("check", help="account.help_check")
def check(ctx: CommandContext, names: AccountNames = None, json: Json = False) -> int:
    """Do they still work, and what may they do?"""
    found = tuple(accounts.check(ctx.obj.workspace, names or ()))
    ctx.obj.show(view, view.Accounts(found, "checked"), json=json)
    codes = [checked.error.exit_code for checked in found if checked.error is not None]
    return max(codes, default=ExitCode.DONE)


@app.command("remove", help="account.help_remove")
def remove(
    ctx: CommandContext,
    name: AccountName,
    yes: Annotated[bool, Option("--yes", "-y", help="speak.help_yes")] = False,
    json: Json = False,
) -> int:
    """Forget an account and its secret."""
    from cmdaily.cli.ask import confirm

    context: Context = ctx.obj
    accounts.find(context.workspace, name)
    if not yes and not json and context.interactive and not confirm(context, "account.sure", name=name):
        return ExitCode.DONE
    removed = accounts.remove(context.workspace, name)
    context.show(view, view.Accounts((AccountCheck(removed),), "removed"), json=json)
    return ExitCode.DONE


def _setting(given: str) -> tuple[str, str]:
    """`visibility=unlisted` as a name and a value."""
    name, equals, value = given.partition("=")
    if not equals:
        raise UsageError("account.setting_form", given=given[:64])
    return name.strip(), value.strip()


def _named(context: Context, words: list[str], platform: str | None) -> tuple[str, Network]:
    """The name and the network, in whatever order they were typed; what is missing is asked for."""
    from cmdaily.cli.ask import ask
    from cmdaily.platforms import registry

    networks = registry.names(hidden=True)
    if len(words) > 2:
        raise UsageError(
            "error.extra", remedy="error.usage_remedy", extra=words[2], path="cmdaily account add"
        )
    rest = list(words)
    if platform is None:
        spoken = [word for word in rest if registry.has_adapter(word)]
        platform = next(iter(spoken[::-1] or [word for word in rest if word in networks]), None)
        if platform is not None:
            rest.remove(platform)
    if platform is None and context.interactive:
        with_api = ", ".join(name for name in registry.names() if registry.has_adapter(name))
        platform = ask(context, "account.ask_platform", known=with_api)
    if platform is None:
        raise UsageError("account.no_platform", remedy="account.no_platform_remedy")
    network = accounts.network_to_add(platform)
    if len(rest) > 1:
        raise UsageError(
            "error.extra", remedy="error.usage_remedy", extra=rest[1], path="cmdaily account add"
        )
    name = rest[0] if rest else ""
    if not name:
        name = ask(context, "account.ask_name", default=platform) if context.interactive else platform
    return name, network


def _asked(
    context: Context, new_account: accounts.NewAccount, network: Network, browser: bool
) -> accounts.NewAccount:
    """What the network needs and nobody said yet: asked on a terminal; the secret may come by standard input."""
    from cmdaily.cli.ask import ask
    from cmdaily.services.accounts import secrets

    sign = network.sign_in
    server, handle = new_account.server, new_account.handle
    if sign is not None and context.interactive:
        if sign.help:
            context.message(sign.help)
        if sign.needs_server and not server:
            server = ask(context, "account.ask_server")
        if sign.needs_handle and not handle:
            handle = ask(context, "account.ask_handle")
    new_account = accounts.NewAccount(new_account.name, new_account.platform, server, handle)
    given = None if sign is None else secrets.given_secret(context.workspace, new_account.name, sign.plain)
    if sign is None or (given is not None and not browser):
        return new_account
    if browser:
        accounts.check_complete(new_account, network)
    return accounts.NewAccount(
        new_account.name, new_account.platform, server, handle, _secret(context, new_account, sign, browser)
    )


def _secret(context: Context, new_account: accounts.NewAccount, sign: SignIn, browser: bool) -> Secret:
    from cmdaily.cli import standard_input
    from cmdaily.cli.ask import confirm
    from cmdaily.services.accounts import secrets, sign_in

    if browser and not sign.flow:
        raise UsageError("account.no_browser", platform=new_account.platform)
    if not context.interactive and not browser:
        text = standard_input.text(standard_input.LARGEST_SECRET)
        if not text.strip():
            variable = secrets.variable(new_account.name)
            raise NotSignedInError(
                "secret.none", remedy="secret.none_remedy", account=new_account.name, variable=variable
            )
        return Secret.parse(text, sign.plain)
    if sign.flow and (browser or confirm(context, "account.by_browser", default=True)):
        return sign_in.by_browser(context.workspace, new_account, _Person(context, sign))
    return Secret(_fields(context, sign))


def _fields(context: Context, sign: SignIn) -> dict[str, str]:
    """Each field asked for; what is hidden is not echoed. A first field left empty ends with an error at sign-in."""
    from getpass import getpass

    given: dict[str, str] = {}
    for field in sign.fields:
        prompt = context.tr(field.prompt) + (f" {context.tr('account.optional')}" if field.optional else "")
        given[field.name] = (getpass(prompt + " ") if field.hidden else input(prompt + " ")).strip()
    return given


class _Person:
    """Who sits at the terminal during a sign-in by browser."""

    def __init__(self, context: Context, sign: SignIn) -> None:
        self._context = context
        self._sign = sign

    def client(self) -> Secret:
        """What the network wants to know beforehand: the fields of an application."""
        from cmdaily.cli import standard_input

        names = ("client_id", "client_secret")
        wanted = [field for field in self._sign.fields if field.name in names]
        if not wanted or not self._sign.app:  # the adapter makes an application itself
            return Secret({})
        if not self._context.interactive:
            return Secret.parse(standard_input.line(), "client_id")
        from getpass import getpass

        said = {}
        for field in wanted:
            prompt = self._context.tr(field.prompt) + " "
            if field.name not in self._sign.app:
                prompt += self._context.tr("account.optional") + " "
            said[field.name] = (getpass(prompt) if field.hidden else input(prompt)).strip()
        return Secret(said)

    def open(self, address: str, callback: str) -> None:
        """Show the address, and open it where there is a browser."""
        from cmdaily.cli.publishing.handoff import opened
        from cmdaily.render.clean import clean

        if callback and self._sign.callback:
            self._context.message("account.callback", address=callback)
        self._context.message("account.open_to_allow")
        sys.stderr.write(clean(address) + "\n")
        sys.stderr.flush()
        opened(self._context, address)

    def code(self) -> str:
        """The code that the person copies from the browser."""
        from cmdaily.cli import standard_input
        from cmdaily.cli.ask import ask

        if not self._context.interactive:
            return standard_input.line().strip()
        code = ""
        while not code:  # an empty line is a slip of the hand, and no code
            code = ask(self._context, self._sign.copied)
        return code
