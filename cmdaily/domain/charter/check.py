"""Charter checker (linter): which rules hold for a text, and what they find."""

from __future__ import annotations

from types import MappingProxyType

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.language import language_of, plain_tag, told_language
from cmdaily.domain.charter.model import LANGUAGES, OFF, Charter, RuleSetting, Section, TextContext
from cmdaily.domain.charter.shipped import shipped_rules
from cmdaily.domain.charter.text import Text
from cmdaily.domain.publishing.finding import WARNING, Finding
from cmdaily.domain.record import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from cmdaily.domain.accounts.network import Network
    from cmdaily.domain.charter.rule import Rule
    from cmdaily.domain.charter.shipped import Rules

    Active = tuple[Rule, str, Mapping[str, Any]]

_SEVERAL_PASSAGES = re.compile(r"[\n/|–—]|[.!?…][ \u00a0\u202f]+[^\W\d_a-z]")
_REGIONAL: dict[tuple[str, str], Mapping[str, Any]] = {("CA", "fr-spaces"): {"space": "canada"}}
"""What is usual in a region where the charter says nothing."""


class Checker:
    """A charter made ready to check many texts: what holds for a platform and account is worked out once."""

    def __init__(
        self,
        charter: Charter,
        rules: Rules | None = None,
        usual_language: str = "",
        network: Callable[[str], Network | None] = lambda _name: None,
    ) -> None:
        """`usual_language` (`fr`, `fr-CA`) is taken where a text could be in several and the charter names none.
        `network` finds a network by its name, for what it is used to where the charter says nothing; None for one
        that is not known."""
        self.charter = charter
        self._network = network
        self._usual = usual_language or LANGUAGES[0]
        self._region = usual_language.partition("-")[2].upper()
        self.rules = shipped_rules() if rules is None else rules
        self._active: dict[tuple[str | None, str | None, str], tuple[Active, ...]] = {}
        self._others = tuple((section.name, section.words) for section in charter.accounts if section.words)

    def check(self, text: str, context: TextContext) -> tuple[Finding, ...]:
        """What the charter has to say about a text, in the order of the text."""
        prose = text if isinstance(text, Text) else Text(text)
        network = self._network(context.platform) if context.platform else None
        prose = prose.on(network) if network is not None else prose
        tag = self.language(prose, context)
        around = self._completed(context, plain_tag(tag))
        findings = self._found(prose, around, tag)
        findings.sort(key=_place)
        return tuple(findings)

    def _found(self, prose: Text, around: TextContext, tag: str) -> list[Finding]:
        """What the rules find, those of a language in the passages that are in it."""
        rules = self.active(around.platform, around.account, tag)
        if not _SEVERAL_PASSAGES.search(prose):
            return [finding for active in rules for finding in _by_one(active, prose, around)]
        from cmdaily.domain.charter.passages import outside, passages_in_others, within

        others = passages_in_others(prose, around.language)
        findings: list[Finding] = []
        for active in rules:
            seen = _by_one(active, prose, around)
            findings += outside(seen, others) if active[0].languages and others else seen
        for language in dict.fromkeys(told for _, _, told in others if told in LANGUAGES):
            there = replace(around, language=language)
            for active in self.active(around.platform, around.account, language):
                if active[0].languages == (language,):
                    findings += within(_by_one(active, prose, there), others, language)
        return findings

    def language(self, text: str, context: TextContext) -> str:
        """The language in which a text is judged: the one that goes along with it, the author's where it tells none."""
        return self.language_said(text, context, self._usual)

    def language_said(self, text: str, context: TextContext, usual: str = "") -> str:
        """The language that goes along with a post (BCP 47): the context's, the charter's, else the one the text tells,
        `usual` where it tells none; "" where nobody knows."""
        prose = text if isinstance(text, Text) else Text(text)
        said = context.language or self._of_section(context)
        if said or not self.charter.languages:
            return said or told_language(prose, usual)
        return language_of(prose, self.charter.languages)

    def _of_section(self, context: TextContext) -> str:
        """What the charter says of an account or a platform, "" where it says nothing."""
        sections = self._sections(context.platform, context.account)
        return next((section.language for section in sections[::-1] if section.language), "")

    def active(self, platform: str | None, account: str | None, language: str) -> tuple[Active, ...]:
        """The rules that hold for a platform, an account and a language (`fr`, `fr-CA`), with severities and
        parameters."""
        key = (platform, account, language)
        found = self._active.get(key)
        if found is None:
            found = self._active[key] = tuple(self._resolved(platform, account, language))
        return found

    def defaults(self, rule: Rule, platform: str | None) -> dict[str, Any]:
        """The parameters of a rule on a platform where the charter says nothing."""
        return defaults(rule, self._network(platform) if platform else None)

    def _completed(self, context: TextContext, language: str) -> TextContext:
        others = (*context.others, *self._others)
        if language == context.language and others == context.others:
            return context
        return replace(context, language=language, others=others)

    def _sections(self, platform: str | None, account: str | None) -> list[Section]:
        """The sections that hold, the most particular last."""
        found = [section for section in self.charter.platforms if section.name == platform]
        return found + [section for section in self.charter.accounts if section.name == account]

    def _resolved(self, platform: str | None, account: str | None, language: str) -> list[Active]:
        layers = [_by_rule(self.charter.rules)]
        layers += [_by_rule(section.rules) for section in self._sections(platform, account)]
        region = language.partition("-")[2].upper() or self._region
        language = plain_tag(language)
        active: list[Active] = []
        for rule in self.rules.values():
            if rule.languages and language not in rule.languages:
                continue
            severity, params = rule.severity, self.defaults(rule, platform)
            params.update(_REGIONAL.get((region, rule.id), {}))
            for layer in layers:
                setting = layer.get(rule.id)
                if setting is not None:
                    severity = setting.severity or severity
                    params.update(setting.parameters)
            if severity != OFF:
                active.append((rule, severity, MappingProxyType(params)))
        return active


def check_text(
    text: str, charter: Charter, context: TextContext, rules: Rules | None = None
) -> tuple[Finding, ...]:
    """What the charter has to say about one text. For many texts, keep a Checker."""
    return Checker(charter, rules).check(text, context)


def check_on(checker: Checker, text: str, contexts: Sequence[TextContext]) -> tuple[Finding, ...]:
    """The findings for several platforms at once; `platform` is None for what holds on all of them."""
    prose = Text(text)
    seen: dict[Finding, list[str | None]] = {}
    for context in contexts:
        for finding in checker.check(prose, context):
            seen.setdefault(finding, []).append(context.platform)
    merged = [
        replace(finding, platform=platform)
        for finding, platforms in seen.items()
        for platform in (
            [None] if len(set(platforms)) == len({c.platform for c in contexts}) else set(platforms)
        )
    ]
    return tuple(sorted(merged, key=_place))


def _by_rule(settings: tuple[RuleSetting, ...]) -> dict[str, RuleSetting]:
    return {setting.rule: setting for setting in settings}


def defaults(rule: Rule, network: Network | None = None) -> dict[str, Any]:
    """The parameters of a rule where the charter says nothing: what a network is used to, else the rule's own."""
    usual = {
        parameter: given
        for of, parameter, given in (network.charter if network is not None else ())
        if of == rule.id
    }
    return {parameter.name: usual.get(parameter.name, parameter.default) for parameter in rule.parameters}


def _by_one(active: Active, prose: Text, around: TextContext) -> Iterable[Finding]:
    rule, severity, params = active
    for finding in rule.check(prose, around, params):
        kept = WARNING if WARNING in (finding.severity, severity) else severity
        yield replace(finding, rule=rule.id, severity=kept)


def _place(finding: Finding) -> tuple[int, int, str, str]:
    return finding.start, finding.end, finding.rule, finding.platform or ""
