"""Writes the rules into docs/charter.md from their table: `python docs/generate_charter.py`. A test keeps it true."""

from __future__ import annotations

from pathlib import Path

from cmdaily.domain.charter.model import OFF
from cmdaily.domain.charter.rule import (
    CHOICE,
    MAPPING,
    NUMBER,
    WHOLE,
    WORDS,
    YES_NO,
    Example,
    Parameter,
    Rule,
)
from cmdaily.domain.charter.shipped import shipped_rules
from cmdaily.locale import Speech
from cmdaily.render.views.charter import family, parameter_title, surroundings, title

TARGET = Path(__file__).parent / "charter.md"
MARK = "<!-- From here on written by docs/generate_charter.py. -->\n"
KINDS = {
    WHOLE: "a whole number",
    NUMBER: "a number",
    CHOICE: "one of",
    WORDS: "a list of texts",
    MAPPING: "texts to texts",
    YES_NO: "`true` or `false`",
}


def page() -> str:
    """The whole page: what is written by hand, as it stands, then every rule."""
    say = Speech("en")
    by_hand, _, _ = TARGET.read_text(encoding="utf-8").partition(MARK)
    parts = [by_hand + MARK]
    last = ""
    for rule in shipped_rules().values():
        if rule.family != last:
            parts.append(f"## {family(rule, say)}\n")
            last = rule.family
        parts.append(_rule(rule, say))
    return "\n".join(parts)


def _rule(rule: Rule, say: Speech) -> str:
    languages = f" Only for texts in: {', '.join(rule.languages)}." if rule.languages else ""
    usual = "Off unless the charter asks for it" if rule.severity == OFF else f"Usually `{rule.severity}`"
    lines = [f"### `{rule.id}`\n", f"{title(rule, say)} {usual}.{languages}\n"]
    lines += [_parameter(rule, parameter, say) for parameter in rule.parameters]
    lines += [""] if rule.parameters else []
    lines += _examples("Refused", rule.refuses, say) + _examples("Accepted", rule.accepts, say)
    lines.append(f"Source: {rule.source}.\n")
    return "\n".join(lines)


def _parameter(rule: Rule, parameter: Parameter, say: Speech) -> str:
    kind = KINDS[parameter.kind]
    if parameter.kind == CHOICE:
        kind += " " + ", ".join(f"`{choice}`" for choice in parameter.choices)
    if parameter.most is not None:
        kind += f" from {parameter.least} to {parameter.most}"
    default = "" if parameter.default == () else f"; `{_shown(parameter.default)}` unless given"
    for platform, found in parameter.by_platform:
        default += f", `{_shown(found)}` on {platform}"
    return f"- `{parameter.name}` ({kind}{default}): {parameter_title(rule, parameter, say)}"


def _shown(found: object) -> str:
    return ", ".join(map(str, found)) if isinstance(found, tuple) else str(found)


def _examples(heading: str, examples: tuple[Example, ...], say: Speech) -> list[str]:
    if not examples:
        return []
    lines = [f"{heading}:\n", "```text"]
    for example in examples:
        about = surroundings(example, say)
        lines.append(example.text + (f"    ({about})" if about else ""))
    return [*lines, "```\n"]


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
