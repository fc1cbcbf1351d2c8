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
    "help.m_day": "completion.words:days",
    "speak.m_when": "completion.words:moments",
    "help.m_lang": "complete:languages",
    "help.m_platform": "completion.words:networks",
    "account.m_platform": "completion.words:networks",
    "help.m_kind": "completion.words:kinds_of_texts",
    "help.m_altered": "completion.words:alterations",
    "help.m_format": "completion.words:formats_of_findings",
    "help.m_shell": "completion.words:shells",
    "help.m_starter": "completion.words:starter_charters",
    "help.m_rule": "completion.words:rules",
    "speak.m_rule": "completion.words:rules",
    "watch.m_source": "completion.names:searched",
    "watch.m_voice": "completion.words:voices",
    "setup.m_networks": "completion.words:networks_of_setup",
    "setup.m_first": "completion.words:first_choices",
    "outbox.m_state": "completion.words:states_of_deliveries",
    "team.m_role": "completion.words:roles",
    "help.m_account": "completion.names:accounts",
    "account.m_name": "completion.names:accounts",
    "outbox.m_id": "completion.names:deliveries",
    "speak.m_draft": "completion.names:drafts",
    "speak.m_language": "complete:languages",
    "contact.m_number": "completion.names:contacts",
    "feed.m_muted": "completion.names:muted",
    "inbox.m_person": "completion.names:blocked",
    "inbox.m_word": "completion.names:learned_words",
    "team.m_name": "completion.names:colleagues",
    "team.m_duty": "completion.names:duties",
    "metric.m_name": "complete:metric_names",
    "speak.m_template": "complete:template_names",
}
"""The functions, as `module:name` of `cmdaily.cli`, by the key of a metavar."""

HOME = "cmdaily.cli."

NEW = ("team invite name", "template add name", "team init name", "contact add number")
"""What is being named is not there yet: command and parameter."""


def completer_of(about: Option | Argument, command: str, parameter: str) -> str:
    """What completes a parameter of a command, as `module:name`; "" where nothing does."""
    if about.autocompletion is not None:
        function = about.autocompletion
        return f"{function.__module__.removeprefix(HOME)}:{function.__name__}"
    if f"{command} {parameter}" in NEW:
        return ""
    return BY_METAVAR.get(about.metavar or "", "")


def completer(name: str) -> Completer:
    """The function that a name means."""
    module, _, function = name.partition(":")
    __import__(HOME + module)
    found: Completer = getattr(sys.modules[HOME + module], function)
    return found
