"""Completion candidates: what the shell offers after a TAB. A file that is wrong offers nothing."""

from __future__ import annotations

from cmdaily.cli.context import Context
from cmdaily.cli.noun import CommandContext
from cmdaily.errors import CmdailyError


def action_names(ctx: CommandContext, incomplete: str) -> list[tuple[str, str]]:
    """Action ids that begin as typed, with their titles; today's first."""
    from cmdaily.domain.routines.routine import text_in
    from cmdaily.services.routines.day import agenda

    context = _context(ctx)
    try:
        language = context.tr.language
        due = [item.action for item in agenda(context.workspace).items]
        known = dict.fromkeys([*due, *context.workspace.actions])
        return [
            (action.id, text_in(action.title, language))
            for action in known
            if action.id.startswith(incomplete)
        ]
    except CmdailyError:
        return []


def routine_names(ctx: CommandContext, incomplete: str) -> list[str]:
    """Names of routines that begin as typed."""
    try:
        return [name for name in _context(ctx).workspace.plan.names if name.startswith(incomplete)]
    except CmdailyError:
        return []


def _context(ctx: CommandContext) -> Context:
    context = ctx.find_root().obj
    if not isinstance(context, Context):
        raise TypeError("completion runs below the program's own entry point")
    return context


def account_names(ctx: CommandContext, incomplete: str) -> list[str]:
    """Accounts, networks and `all`, as `--to` takes them."""
    from cmdaily.platforms import registry
    from cmdaily.services.accounts import accounts

    try:
        known = [account.name for account in accounts.known(_context(ctx).workspace)]
    except CmdailyError:
        known = []
    names = dict.fromkeys([*known, *registry.names(), accounts.ALL])
    return [name for name in names if name.startswith(incomplete)]


def metric_names(ctx: CommandContext, incomplete: str) -> list[str]:
    """Names of metrics."""
    from cmdaily.services.figures.catalogue import catalogue

    try:
        return [name for name in catalogue(_context(ctx).workspace) if name.startswith(incomplete)]
    except CmdailyError:
        return []


def starter_template_names(_ctx: CommandContext, incomplete: str) -> list[str]:
    """Names of starter templates."""
    from cmdaily.files.templates import STARTERS

    return [name for name in STARTERS if name.startswith(incomplete)]


def template_names(ctx: CommandContext, incomplete: str) -> list[str]:
    """Names of templates."""
    from cmdaily.services.publishing import templates

    try:
        found = templates.listing(_context(ctx).workspace)
    except CmdailyError:
        return []
    return [template.name for template in found if template.name.startswith(incomplete)]


def message_refs(ctx: CommandContext, incomplete: str) -> list[tuple[str, str]]:
    """The messages that wait, with the beginning of what they say."""
    from cmdaily.render.clean import one_line
    from cmdaily.services.inbox import inbox

    try:
        entries = inbox.listing(_context(ctx).workspace).entries
    except CmdailyError:
        return []
    waiting = [entry.message for entry in entries if entry.message.ref.startswith(incomplete)]
    return [(message.ref, one_line(message.incoming.text)[:60]) for message in waiting]


def kind_names(_ctx: CommandContext, incomplete: str) -> list[str]:
    """The kinds of messages."""
    from cmdaily.services.inbox.kinds import NAMES

    return [name for name in NAMES if name.startswith(incomplete)]


def article_refs(ctx: CommandContext, incomplete: str) -> list[tuple[str, str]]:
    """The articles to read and those kept, with their titles."""
    from cmdaily.render.clean import one_line
    from cmdaily.services.feeds import articles

    try:
        workspace = _context(ctx).workspace
        found = [
            ranked.article
            for mode in ("read", "kept")
            for ranked in articles.listing(workspace, mode=mode).articles
        ]
    except CmdailyError:
        return []
    return [(each.ref, one_line(each.headline)[:60]) for each in found if each.ref.startswith(incomplete)]


def feed_refs(ctx: CommandContext, incomplete: str) -> list[tuple[str, str]]:
    """The feeds, with their titles."""
    from cmdaily.render.clean import one_line
    from cmdaily.services.feeds import subscriptions

    try:
        found = [listed.feed for listed in subscriptions.listing(_context(ctx).workspace).feeds]
    except CmdailyError:
        return []
    return [(feed.ref, one_line(feed.name)[:60]) for feed in found if feed.ref.startswith(incomplete)]
