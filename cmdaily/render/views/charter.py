"""Charter view in plain words, and its rules explained."""

from __future__ import annotations

from cmdaily.domain.charter.model import OFF
from cmdaily.domain.charter.report import CharterShown, RulesShown
from cmdaily.domain.charter.rule import CHOICE
from cmdaily.domain.publishing.finding import ERROR
from cmdaily.domain.routines.routine import text_in
from cmdaily.files.charter.in_french import CHOICE_WORDS, NAMES, french_for
from cmdaily.render.clean import clean_lines
from cmdaily.render.document import Column, Gap, Table, line, row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdaily.domain.charter.model import Approval
    from cmdaily.domain.charter.report import InForce
    from cmdaily.domain.charter.rule import Example, Parameter, Rule
    from cmdaily.domain.routines.routine import Localized
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document

    Model = CharterShown | RulesShown

_STYLES = {ERROR: "bad", OFF: "dim"}


def document(model: Model, tr: Translator) -> Document:
    """The charter, or rules."""
    if isinstance(model, CharterShown):
        return tuple(_charter(model, tr))
    return tuple(_whole(model.rules[0], tr) if model.whole else _listed(model.rules, tr))


def _charter(model: CharterShown, tr: Translator) -> Iterator[Block]:
    charter = model.charter
    yield line(("title", charter.name or tr("check.default_charter")), ("dim", f"  {charter.path}"))
    if not charter.path:
        yield line(("dim", tr("check.default_charter_remedy")))
    for name in ("objectives", "audience", "voice"):
        prose: Localized = getattr(charter, name)
        if prose:
            yield Gap()
            yield line(("section", tr(f"check.{name}")))
            for text in clean_lines(text_in(prose, tr.language).strip()):
                yield line(text, indent=2)
    yield Gap()
    languages = ", ".join(charter.languages) or tr("check.language_recognised")
    yield line(("section", tr("check.language")), "  ", languages)
    yield Gap()
    where = model.account or model.platform
    yield line(("section", tr("check.rules_for", name=where) if where else tr("check.rules")))
    yield from _rules(model.rules, tr)
    if charter.approvals:
        yield Gap()
        yield line(("section", tr("check.approvals")))
        for approval in charter.approvals:
            yield line(_approval(approval, tr), indent=2)


def _rules(in_force: tuple[InForce, ...], tr: Translator) -> Iterator[Block]:
    """By family: a rule with its level, and below it in words what it refuses."""
    wide = max((len(held.rule.id) for held in in_force), default=0)
    of_family = ""
    for held in in_force:
        if held.rule.family != of_family:
            of_family = held.rule.family
            yield Gap()
            yield line(("section", family(held.rule, tr)))
        yield line(
            ("essential" if held.own else "", f"{held.rule.id:<{wide}}"),
            "  ",
            (_STYLES.get(held.severity, "late"), level(held.severity, tr)),
        )
        yield line(("dim", f"{title(held.rule, tr)} {_parameters(held, tr)}".rstrip()), indent=4)


def _parameters(held: InForce, tr: Translator) -> str:
    """The parameters that the charter sets, or that a network is used to, with the words of the language."""
    known = {parameter.name: parameter for parameter in held.rule.parameters}
    return " · ".join(
        tr("check.parameter", name=_in_words(name, NAMES, tr), value=_value(known.get(name), value, tr))
        for name, value in held.parameters
        if value != (known[name].default if name in known else None) or (held.own and value != ())
    )


def _value(parameter: Parameter | None, value: object, tr: Translator) -> str:
    return (
        _in_words(str(value), CHOICE_WORDS, tr) if parameter and parameter.kind == CHOICE else _shown(value)
    )


def _in_words(word: str, table: dict[str, str], tr: Translator) -> str:
    """A name or a word of the file as it may be written in the language."""
    return next(iter(french_for(word, table)), word) if tr.language == "fr" else word


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return (
            ", ".join(" → ".join(map(str, item)) if isinstance(item, tuple) else str(item) for item in value)
            or "-"
        )
    return str(value)


def _approval(approval: Approval, tr: Translator) -> str:
    conditions = (*approval.accounts, *approval.platforms, *approval.kinds, *approval.rules)
    what = ", ".join(conditions) or tr("check.everything")
    return tr("check.approval", who=", ".join(approval.who), what=what)


def title(rule: Rule, tr: Translator) -> str:
    """What a rule refuses and why, in the user's language."""
    key = f"charter_rules.{rule.id}"
    return tr(key) if tr.has(key) else text_in(rule.title, tr.language) or (rule.check.__doc__ or "").strip()


def source(rule: Rule, tr: Translator) -> str:
    """Where it comes from: one text, or one for each language."""
    return rule.source if isinstance(rule.source, str) else text_in(rule.source, tr.language)


def level(severity: str, tr: Translator) -> str:
    """The word for a rule's level: error, warning or off."""
    return tr(f"check.level_{severity}")


def family(rule: Rule, tr: Translator) -> str:
    """The name of its family."""
    key = f"charter_rules.family.{rule.family}"
    return tr(key) if tr.has(key) else rule.family


def parameter_title(rule: Rule, parameter: Parameter, tr: Translator) -> str:
    """What a parameter means."""
    key = f"charter_rules.{rule.id}.{parameter.name}"
    return tr(key) if tr.has(key) else text_in(parameter.title, tr.language)


def _listed(rules: tuple[Rule, ...], tr: Translator) -> Iterator[Block]:
    families = dict.fromkeys(rule.family for rule in rules)
    for number, name in enumerate(families):
        members = [rule for rule in rules if rule.family == name]
        if number:
            yield Gap()
        yield line(("section", family(members[0], tr)))
        rows = tuple(
            row(
                ("accent", rule.id),
                (_STYLES.get(rule.severity, "late"), level(rule.severity, tr)),
                title(rule, tr),
            )
            for rule in members
        )
        yield Table((Column(), Column(), Column(flexible=True)), rows)
    yield Gap()
    yield line(("dim", tr("check.rules_more")))


def _whole(rule: Rule, tr: Translator) -> Iterator[Block]:
    yield line(("title", rule.id), ("dim", f"  {family(rule, tr)}"))
    yield line(title(rule, tr))
    languages = ", ".join(tr(f"check.language_{code}") for code in rule.languages) or tr(
        "check.all_languages"
    )
    yield line(("dim", tr("check.usual", severity=level(rule.severity, tr), languages=languages)))
    if rule.parameters:
        yield Gap()
        yield line(("section", tr("check.parameters")))
        rows = tuple(
            row(
                ("accent", ", ".join(dict.fromkeys((parameter.name, _in_words(parameter.name, NAMES, tr))))),
                ("dim", _shown(parameter.default)),
                parameter_title(rule, parameter, tr),
            )
            for parameter in rule.parameters
        )
        yield Table((Column(), Column(), Column(flexible=True)), rows)
    yield from _examples(tr("check.refuses"), "bad", rule.refuses, tr)
    yield from _examples(tr("check.accepts"), "good", rule.accepts, tr)
    yield Gap()
    yield line(("dim", tr("check.source", source=source(rule, tr))))


def _examples(heading: str, style: str, examples: tuple[Example, ...], tr: Translator) -> Iterator[Block]:
    """The examples in the user's language, all of them where there are none in it."""
    mine = [example for example in examples if example.language == tr.language] or list(examples)
    if not mine:
        return
    yield Gap()
    yield line(("section", heading))
    for example in mine:
        for number, text in enumerate(clean_lines(example.text)):
            yield line((style, "- " if number == 0 else "  "), text, indent=2)
        about = surroundings(example, tr)
        if about:
            yield line(("dim", about), indent=4)


def surroundings(example: Example, tr: Translator) -> str:
    """What goes with the text of an example: its parameters, pictures, that it is paid for."""
    parts = [f"{name}: {_shown(value)}" for name, value in example.parameters]
    for media in example.context.media:
        described = tr("check.no_alt") if media.alt is None else f"« {media.alt} »"
        parts.append(f"{media.name} {described}" + (f", {media.altered}" if media.altered else ""))
    if example.context.sponsored:
        parts.append("--sponsored")
    return "; ".join(parts)


def data(model: Model, tr: Translator) -> dict[str, object]:
    """The same for scripts."""
    if isinstance(model, RulesShown):
        return {"rules": [_rule(rule, tr) for rule in model.rules]}
    charter = model.charter
    return {
        "charter": charter.name,
        "path": charter.path or None,
        "languages": list(charter.languages),
        "objectives": text_in(charter.objectives, tr.language),
        "audience": text_in(charter.audience, tr.language),
        "voice": text_in(charter.voice, tr.language),
        "rules": [
            {"rule": held.rule.id, "severity": held.severity, "parameters": _plain(dict(held.parameters))}
            for held in model.rules
        ],
        "approvals": [
            {
                "who": list(approval.who),
                "accounts": list(approval.accounts),
                "platforms": list(approval.platforms),
                "kinds": list(approval.kinds),
                "rules": list(approval.rules),
            }
            for approval in charter.approvals
        ],
    }


def _rule(rule: Rule, tr: Translator) -> dict[str, object]:
    return {
        "rule": rule.id,
        "family": rule.family,
        "severity": rule.severity,
        "languages": list(rule.languages),
        "title": title(rule, tr),
        "parameters": {parameter.name: _plain(parameter.default) for parameter in rule.parameters},
        "refuses": [example.text for example in rule.refuses],
        "accepts": [example.text for example in rule.accepts],
        "source": source(rule, tr),
    }


def _plain(value: object) -> object:
    """A parameter's value as JSON has it."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
