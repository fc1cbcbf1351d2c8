"""Completers: which function finds what could stand for a parameter, by what its declaration says or its metavar names.

A declaration may name a function of its own (`autocompletion=`). Else what the value is called in the help decides, so
that every day, network, delivery or colleague completes wherever a command takes one.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.cli.declare import Argument, Completer, Option

BY_METAVAR = {
    "help.m_day": "words:days",
    "speak.m_when": "words:moments",
    "help.m_lang": "complete:languages",
    "help.m_platform": "words:networks",
    "account.m_platform": "words:networks",
    "help.m_kind": "words:kinds_of_texts",
    "help.m_altered": "words:alterations",
    "help.m_format": "words:formats_of_findings",
    "help.m_shell": "words:shells",
    "help.m_starter": "words:starter_charters",
    "help.m_rule": "words:rules",
    "speak.m_rule": "words:rules",
    "outbox.m_state": "words:states_of_deliveries",
    "team.m_role": "words:roles",
    "help.m_account": "names:accounts",
    "account.m_name": "names:accounts",
    "outbox.m_id": "names:deliveries",
    "speak.m_draft": "names:drafts",
    "inbox.m_word": "names:learned_words",
    "team.m_name": "names:colleagues",
    "team.m_duty": "names:duties",
    "metric.m_name": "complete:metric_names",
    "speak.m_template": "complete:template_names",
}
"""The functions, as `module:name` of this package or of `cmdaily.cli`, by the key of a metavar."""

OUTER, INNER = "cmdaily.cli", "cmdaily.cli.completion"

NEW = ("team invite name", "template add name", "team init name")
"""What is being named is not there yet: command and parameter."""


def completer_of(about: Option | Argument, command: str, parameter: str) -> str:
    """What completes a parameter of a command, as `module:name`; "" where nothing does."""
    if about.autocompletion is not None:
        function = about.autocompletion
        return f"{function.__module__.rpartition('.')[2]}:{function.__name__}"
    if f"{command} {parameter}" in NEW:
        return ""
    return BY_METAVAR.get(about.metavar or "", "")


def completer(name: str) -> Completer:
    """The function that a name means."""
    module, _, function = name.partition(":")
    path = f"{INNER if module in ('words', 'names') else OUTER}.{module}"
    __import__(path)
    found: Completer = getattr(sys.modules[path], function)
    return found
