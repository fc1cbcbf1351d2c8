"""Completion candidates: what the shell offers after a TAB. A file that is wrong offers nothing."""

from __future__ import annotations

from cmdaily.errors import CmdailyError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.cli.context import Context


def action_names(context: Context, incomplete: str) -> list[tuple[str, str]]:
    """Action ids that begin as typed, with their titles; today's first."""
    from cmdaily.domain.routines.routine import text_in
    from cmdaily.services.routines.day import agenda

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


def routine_names(context: Context, incomplete: str) -> list[str]:
    """Names of routines that begin as typed."""
    try:
        return [name for name in context.workspace.plan.names if name.startswith(incomplete)]
    except CmdailyError:
        return []


def account_names(context: Context, incomplete: str) -> list[str]:
    """Accounts, networks and `all`, as `--to` takes them."""
    from cmdaily.cli.completion.names import accounts
    from cmdaily.platforms import registry

    names = dict.fromkeys([*(name for name, _ in accounts(context, "")), *registry.names(), "all"])
    return [name for name in names if name.startswith(incomplete)]


def metric_names(context: Context, incomplete: str) -> list[str]:
    """Names of metrics."""
    from cmdaily.services.figures.catalogue import catalogue

    try:
        return [name for name in catalogue(context.workspace) if name.startswith(incomplete)]
    except CmdailyError:
        return []


def starter_template_names(_context: Context, incomplete: str) -> list[str]:
    """Names of starter templates."""
    from cmdaily.files.templates import STARTERS

    return [name for name in STARTERS if name.startswith(incomplete)]


def template_names(context: Context, incomplete: str) -> list[str]:
    """Names of templates."""
    from cmdaily.services.publishing import templates

    try:
        found, _problems = templates.readable(context.workspace)
    except CmdailyError:
        return []
    return [template.name for template in found if template.name.startswith(incomplete)]


def message_refs(context: Context, incomplete: str) -> list[tuple[str, str]]:
    """The messages that wait, with the beginning of what they say."""
    from cmdaily.cli.completion.names import messages

    return messages(context, incomplete)


def kind_names(_context: Context, incomplete: str) -> list[str]:
    """The kinds of messages."""
    from cmdaily.services.inbox.kinds import NAMES

    return [name for name in NAMES if name.startswith(incomplete)]


def article_refs(context: Context, incomplete: str) -> list[tuple[str, str]]:
    """The articles to read and those kept, with their titles."""
    from cmdaily.cli.completion.names import articles

    return articles(context, incomplete)


def feed_refs(context: Context, incomplete: str) -> list[tuple[str, str]]:
    """The feeds, with their titles."""
    from cmdaily.cli.completion.names import feeds

    return feeds(context, incomplete)


def pause_numbers(context: Context, incomplete: str) -> list[tuple[str, str]]:
    """The numbers of pauses, with their days."""
    from cmdaily.cli.completion.names import pauses

    return pauses(context, incomplete)


def watch_refs(context: Context, incomplete: str) -> list[tuple[str, str]]:
    """The watches, with what they ask."""
    from cmdaily.cli.completion.names import watches

    return watches(context, incomplete)


def hit_refs(context: Context, incomplete: str) -> list[tuple[str, str]]:
    """What watches found, with how it begins."""
    from cmdaily.cli.completion.names import hits

    return hits(context, incomplete)


def languages(_context: Context, incomplete: str) -> list[str]:
    """The languages of the program."""
    from cmdaily.locale import LANGUAGES

    return [name for name in LANGUAGES if name.startswith(incomplete)]


def report_names(context: Context, incomplete: str) -> list[str]:
    """The reports of `reports:`."""
    from cmdaily.services.report.scheduled import configured

    try:
        return [name for name in configured(context.workspace) if name.startswith(incomplete)]
    except CmdailyError:
        return []


def report_templates(context: Context, incomplete: str) -> list[str]:
    """Names of templates of reports."""
    from cmdaily.services.report.templates import names

    return [name for name in names(context.workspace) if name.startswith(incomplete)]


def report_parts(_context: Context, incomplete: str) -> list[str]:
    """The parts of a report."""
    from cmdaily.domain.report.report import PARTS

    return [name for name in PARTS if name.startswith(incomplete)]


def report_formats(_context: Context, incomplete: str) -> list[str]:
    """The formats of a report."""
    from cmdaily.render.report.formats import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


def comparisons(_context: Context, incomplete: str) -> list[str]:
    """What a report is compared with."""
    from cmdaily.domain.report.report import COMPARED

    return [name for name in COMPARED if name.startswith(incomplete)]


def questionnaire_names(context: Context, incomplete: str) -> list[str]:
    """Names of questionnaires."""
    from cmdaily.services.assessment.questionnaires import names

    return [name for name in names(context.workspace) if name.startswith(incomplete)]


def entry_names(context: Context, incomplete: str) -> list[tuple[str, str]]:
    """The short names of the latest entries of the history, with their titles."""
    from datetime import timedelta

    from cmdaily.render.labels import short
    from cmdaily.services.routines import logbook

    try:
        workspace = context.workspace
        log = logbook.log(workspace, workspace.today - timedelta(days=6), workspace.today)
        names = [(short(entry.id), log.title(entry, context.tr.language)) for entry in reversed(log.entries)]
    except CmdailyError:
        return []
    return [pair for pair in names if pair[0].startswith(incomplete)]


def section_names(context: Context, incomplete: str) -> list[str]:
    """The sections of the routines, in the user's language."""
    from cmdaily.domain.routines.routine import text_in

    try:
        names = [text_in(action.section, context.tr.language) for action in context.workspace.actions]
    except CmdailyError:
        return []
    return [name for name in dict.fromkeys(names) if name and name.startswith(incomplete)]


def found_kinds(_context: Context, incomplete: str) -> list[str]:
    """The kinds of texts that are searched."""
    from cmdaily.domain.search.found import KINDS

    return [name for name in KINDS if name.startswith(incomplete)]


def setting_keys(_context: Context, incomplete: str) -> list[str]:
    """The keys of config.yaml."""
    from cmdaily.services.settings.settings import keys

    return [name for name in keys() if name.startswith(incomplete)]


def person_names(context: Context, incomplete: str) -> list[tuple[str, str]]:
    """The people who were heard, by network and handle, with their names."""
    from cmdaily.cli.completion.names import people

    return people(context, incomplete)
