"""Charter service: loaded with every rule there is, shown, begun, and put to use."""

from __future__ import annotations

import os

from cmdaily.domain.charter.check import Checker
from cmdaily.domain.charter.language import plain_tag
from cmdaily.domain.charter.model import OFF, Charter, TextContext
from cmdaily.domain.charter.report import CharterShown, InForce, RulesShown
from cmdaily.domain.record import replace
from cmdaily.errors import CmdailyError, FileError, UsageError
from cmdaily.files.atomic_write import write_new
from cmdaily.files.charter.charter import load_charter
from cmdaily.files.charter.patterns import search
from cmdaily.files.charter.rules import Installed, installed_rules
from cmdaily.files.charter.starters import STARTERS, starter_charter
from cmdaily.locale import language_of_environment
from cmdaily.platforms import registry
from cmdaily.services.charter.spelling import dictionary_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.network import Network
    from cmdaily.errors import Problem
    from cmdaily.services.workspace import Workspace


def charter_path(workspace: Workspace) -> str:
    """Where the charter is, or would be."""
    return workspace.home.charter_file


class Editor:
    """The charter of a home made ready to check texts. Made once for a command, kept for all its texts.

    `usual_language` is the user's, for texts that could be in several; found where it is not given.
    FileError when charter.yaml is wrong.
    """

    def __init__(self, workspace: Workspace, usual_language: str = "") -> None:
        self.installed: Installed = installed_rules()
        names = registry.names(hidden=True)
        self.charter: Charter = load_charter(charter_path(workspace), self.installed.rules, names)
        usual_language = _as_there(workspace, usual_language or _language_of(workspace))
        self.checker = Checker(self.charter, self.installed.rules, usual_language, _network)
        self._workspace = workspace

    def context(self, text: str, context: TextContext) -> TextContext:
        """A context with what only this machine knows: the day, the search of patterns, a dictionary."""
        language = plain_tag(self.checker.language(text, context))
        active = self.checker.active(context.platform, context.account, language)
        wanted = any(rule.id == "spelling" for rule, _, _ in active)
        return replace(
            context,
            today=context.today or self._workspace.today,
            search=search,
            dictionary=dictionary_for(language) if wanted else None,
        )

    def language_said(self, text: str, platform: str, account: str | None) -> str:
        """The language that goes along with a post (BCP 47), "" where nothing tells it: the charter's, else the text's,
        where it tells none the configuration's."""
        return self.checker.language_said(
            text, TextContext(platform, account), self._workspace.config.language or ""
        )


def _network(name: str) -> Network | None:
    """A network as data; None for one that there is no longer, or that does not load."""
    try:
        return registry.about(name)
    except CmdailyError:
        return None


def _language_of(workspace: Workspace) -> str:
    """The user's language, by the settings, else by the environment."""
    return workspace.config.language or language_of_environment(workspace.environ)


def _as_there(workspace: Workspace, language: str) -> str:
    """The language with its region where that sets texts in a way of its own: `fr-CA`."""
    return "fr-CA" if language == "fr" and _in_canada(workspace) else language


_CANADA = frozenset(
    [
        *("Montreal", "Toronto", "Moncton", "Halifax", "St_Johns", "Winnipeg", "Regina", "Edmonton"),
        *("Vancouver", "Whitehorse", "Yellowknife", "Iqaluit"),
    ]
)


def _in_canada(workspace: Workspace) -> bool:
    """By the time zone that is set, else by the locale of the environment."""
    zone = workspace.config.timezone
    if zone:
        area, _, town = zone.partition("/")
        return area == "Canada" or (area == "America" and town in _CANADA)
    said = (workspace.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((one for one in said if one), "").startswith("fr_CA")


def problems(workspace: Workspace) -> tuple[Problem, ...]:
    """What is wrong with charter.yaml; nothing where there is none."""
    if not os.path.exists(charter_path(workspace)):
        return ()
    try:
        Editor(workspace, "en")
    except FileError as error:
        return error.problems
    return ()


def shown(editor: Editor, platform: str | None = None, account: str | None = None) -> CharterShown:
    """The charter, with all rules as they hold for a platform and an account."""
    charter = editor.charter
    own = {setting.rule for setting in charter.rules}
    for section in (*charter.platforms, *charter.accounts):
        if section.name in (platform, account):
            own |= {setting.rule for setting in section.rules}
    in_force: dict[str, InForce] = {}
    for language in charter.languages or ("fr", "en"):
        for rule, severity, params in editor.checker.active(platform, account, language):
            in_force[rule.id] = InForce(rule, severity, tuple(params.items()), rule.id in own)
    rules = [
        in_force.get(rule.id)
        or InForce(rule, OFF, tuple(editor.checker.defaults(rule, platform).items()), rule.id in own)
        for rule in editor.installed.rules.values()
    ]
    return CharterShown(charter, tuple(rules), platform, account)


def explained(rule: str | None = None) -> RulesShown:
    """All rules in a line each, or one in full."""
    rules = installed_rules().rules
    if rule is None:
        return RulesShown(tuple(rules.values()))
    if rule not in rules:
        from cmdaily.files.yaml.problems import guess

        close = guess(rule, rules)
        key = "check.unknown_rule_near" if close else "check.unknown_rule"
        raise UsageError(key, remedy="check.unknown_rule_remedy", rule=rule[:60], near=close)
    return RulesShown((rules[rule],), whole=True)


def create(workspace: Workspace, kind: str, language: str) -> str:
    """Write a commented charter and return its path; an existing one is never overwritten."""
    if kind not in STARTERS:
        raise UsageError("check.unknown_starter", kind=kind[:60], known=", ".join(STARTERS))
    path = charter_path(workspace)
    os.makedirs(workspace.home.config, mode=0o700, exist_ok=True)
    try:
        write_new(path, starter_charter(kind, language))
    except FileExistsError:
        raise UsageError("check.charter_exists", path=path) from None
    return path
