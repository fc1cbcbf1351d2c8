"""charter.yaml: what it may say, and every mistake in it shown at its place."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from cmdaily.domain.charter.check import Checker
from cmdaily.domain.charter.model import Approval, Charter, RuleSetting, TextContext
from cmdaily.domain.charter.shipped import shipped_rules
from cmdaily.errors import FileError
from cmdaily.files.charter.charter import load_charter
from cmdaily.files.charter.schema import charter_schema
from cmdaily.files.charter.starters import STARTERS, starter_charter
from cmdaily.locale import LANGUAGES, Translator

NETWORKS = ("x", "linkedin", "instagram", "mastodon")


def charter(directory: Path, written: str) -> Charter:
    path = directory / "charter.yaml"
    path.write_text(written, encoding="utf-8")
    return load_charter(str(path), shipped_rules(), NETWORKS)


def problems(directory: Path, written: str) -> list[str]:
    with pytest.raises(FileError) as caught:
        charter(directory, written)
    lines = []
    for problem in caught.value.problems:
        for language in LANGUAGES:
            said = Translator(language)(problem.key, **problem.values)
            assert "{" not in said
        lines.append(f"{problem.line}:{problem.column}: {Translator('en')(problem.key, **problem.values)}")
    return lines


def test_without_a_file_the_default_charter_holds(tmp_path: Path) -> None:
    assert load_charter(str(tmp_path / "charter.yaml"), shipped_rules()) == Charter()


@pytest.mark.parametrize("kind", STARTERS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_starter_loads_without_problem_and_is_commented(tmp_path: Path, kind: str, language: str) -> None:
    written = starter_charter(kind, language)
    made = charter(tmp_path, written)
    assert made.languages == (language,)
    assert made.objectives
    assert made.audience
    assert made.voice
    assert sum(line.lstrip().startswith("#") for line in written.splitlines()) >= 8


@pytest.mark.parametrize("kind", STARTERS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_a_starter_has_in_comments_loads_too(tmp_path: Path, kind: str, language: str) -> None:
    lines = starter_charter(kind, language).splitlines()
    keys = (
        "accounts:",
        "approval:",
        "  ",
        "brand-words:",
        "utm:",
        "spelling:",
        "personal-",
        "preferred-words:",
    )
    opened = []
    for line in lines:
        bare = line.lstrip()
        body = bare.removeprefix("# ")
        shown = bare.startswith("# ") and (body.startswith(keys) or body.startswith("- who"))
        opened.append(line.replace("# ", "", 1) if shown else line)
    assert opened != lines
    assert charter(tmp_path, "\n".join(opened) + "\n").approvals


def test_a_whole_charter_becomes_a_value(tmp_path: Path) -> None:
    made = charter(
        tmp_path,
        """
charter: Les Lilas
language: [fr, en]
voice: {fr: Simple, en: Simple}
rules:
  emoji-count: off
  banned-words: {severity: error, words: [synerg*]}
platforms:
  x: {rules: {hashtag-count: {most: 1}}}
accounts:
  lilas-en: {language: en, words: [lilacs]}
approval:
  - {who: claire, rules: regulated-claims}
  - {who: [direction, claire], accounts: [lilas-page], kinds: post}
personal_overrides: true
""",
    )
    assert made.languages == ("fr", "en")
    assert made.rules[0] == RuleSetting("emoji-count", "off")
    assert made.rules[1] == RuleSetting("banned-words", "error", (("words", ("synerg*",)),))
    assert made.accounts[0].words == ("lilacs",)
    assert made.approvals[0] == Approval(("claire",), rules=("regulated-claims",))
    assert made.approvals[1].kinds == ("post",)
    assert made.personal_overrides


def test_a_platform_and_an_account_override_the_general_rules(tmp_path: Path) -> None:
    checker = Checker(
        charter(
            tmp_path,
            """
language: fr
rules: {emoji-count: {most: 1}}
platforms: {x: {rules: {emoji-count: {most: 0}}}}
accounts: {lilas-x: {rules: {emoji-count: off}}, lilas-en: {language: en}}
""",
        )
    )

    def rules(text: str, **around: str) -> set[str]:
        return {finding.rule for finding in checker.check(text, TextContext(**around))}

    assert "emoji-count" not in rules("Bravo 🎉")
    assert "emoji-count" in rules("Bravo 🎉🍾")
    assert "emoji-count" in rules("Bravo 🎉", platform="x")
    assert "emoji-count" not in rules("Bravo 🎉🍾", platform="x", account="lilas-x")
    assert "fr-spaces" in rules("Bravo!")
    assert "fr-spaces" not in rules("Bravo!", account="lilas-en")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("rules: {hastag-case: error}", "1:9: there is no rule “hastag-case”; did you mean “hashtag-case”?"),
        ("rules: {hashtag-case: eror}", "1:23: “eror” is not a valid value here; did you mean “error”?"),
        (
            "rules: {hashtag-case: fatal}",
            "1:23: “fatal” is not a valid value here; choose one of: error, warning, off",
        ),
        ("rules:\n  hashtag-count:\n    most: many", "3:11: “many” is not a whole number"),
        ("rules:\n  hashtag-count:\n    most: 500", "3:11: 500 is out of range: from 0 to 100"),
        ("rules: {capitals: {share: half}}", "1:27: “half” is not a number; write it like 0.5"),
        ("rules: {capitals: {share: 7}}", "1:27: 7 is out of range: from 0.1 to 1"),
        (
            "rules: {tu-vous: {use: they}}",
            "1:24: “they” is not a valid value here; choose one of: same, tu, vous",
        ),
        ("rules: {banned-words: {words: []}}", "1:31: this list is empty"),
        ("rules: {banned-words: {words: ['*']}}", "1:32: * alone matches every word; put letters before it"),
        ("rules: {banned-words: {words: leader}}", "1:31: a list is expected here"),
        (
            "rules: {banned-words: [leader]}",
            "1:23: banned-words takes a level or keys, not a bare list; its keys: severity, words",
        ),
        (
            "rules: {hashtag-count: {mots: 3}}",
            "1:25: “mots” is not a parameter of this rule; did you mean “most”?",
        ),
        ("rules: {forbidden-patterns: {patterns: ['(']}}", "1:41: “(” is not a regular expression"),
        (
            "rules: {forbidden-patterns: {patterns: ['(a+)+b']}}",
            "1:41: “(a+)+b” nests repetitions and may never end; simplify it",
        ),
        (
            "rules: {preferred-words: {words: {a: b, b: c}}}",
            "1:35: “a” is replaced by “b”, which is replaced too; remove one of them",
        ),
        ("language: de", "1:11: no rule exists for the language “de”; use one of: en, fr"),
        ("language: []", "1:11: this list is empty"),
        ("objectifs: rien", "1:1: “objectifs” is not a key of a charter; did you mean “objectives”?"),
        ("platforms: {linkdin: {}}", "1:13: there is no network “linkdin”; did you mean “linkedin”?"),
        ("approval: [{rules: alt-text}]", "1:12: “who” is missing here"),
        (
            "approval: [{who: a, kinds: tweet}]",
            "1:28: “tweet” is not a valid value here; did you mean “post”?",
        ),
        ("approval: [{who: []}]", "1:18: this list is empty"),
        ("accounts: {a: {word: [b]}}", "1:16: “word” is not a key of a section; did you mean “words”?"),
        ("personal_overrides: maybe", "1:21: “maybe” is neither true nor false"),
    ],
)
def test_a_mistake_is_shown_at_its_place(tmp_path: Path, written: str, said: str) -> None:
    assert problems(tmp_path, written + "\n") == [said]


def test_all_mistakes_are_shown_at_once(tmp_path: Path) -> None:
    written = "language: de\nrules:\n  emoji-cont: off\n  hashtag-count: {most: x}\nvoice: ''\n"
    assert [line.split(":")[0] for line in problems(tmp_path, written)] == ["1", "3", "4", "5"]


class EditorsLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: `off` is a word."""


EditorsLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_an_editor(written: str) -> object:
    return yaml.load(written, Loader=EditorsLoader)  # noqa: S506 - a SafeLoader with fewer words for yes and no


IN_FRENCH = """\
rules:
  hashtag-count: {niveau: erreur, maximum: 1}
  sentence-length: {mots: 10}
  banned-words: {mots: [disruptif]}
  alt-text: non
  capitals: {part: 0.4, lettres: 30}
  inclusive-writing: {usage: Interdite}
  hashtag-place: {niveau: avertissement, place: pas au début}
  fr-hours: {forme: espacée}
  fr-spaces: {espace: insécable}
  personal-email: {autoriser: ["@ville.example"]}
"""
IN_ENGLISH = """\
rules:
  hashtag-count: {severity: error, most: 1}
  sentence-length: {words: 10}
  banned-words: {words: [disruptif]}
  alt-text: off
  capitals: {share: 0.4, letters: 30}
  inclusive-writing: {use: forbidden}
  hashtag-place: {severity: warning, where: not-first}
  fr-hours: {form: spaced}
  fr-spaces: {space: no-break}
  personal-email: {allow: ["@ville.example"]}
"""


def test_rules_are_written_in_french_too(tmp_path: Path) -> None:
    made = []
    for name, written in (("fr.yaml", IN_FRENCH), ("en.yaml", IN_ENGLISH)):
        path = tmp_path / name
        path.write_text(written, encoding="utf-8")
        made.append(load_charter(str(path), shipped_rules()))
    assert made[0].rules == made[1].rules
    jsonschema.Draft202012Validator(charter_schema()).validate(
        as_an_editor(IN_FRENCH.replace("Inter", "inter"))
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("rules: {hashtag-count: {most: 1, maximum: 2}}", "“maximum” is here a second time"),
        ("rules: {hashtag-count: {maximum: 2, most: 1}}", "“most” is here a second time"),
        ("rules: {hashtag-count: {mots: 2}}", "not a parameter of this rule"),
        ("rules: {hashtag-count: {maximum: beaucoup}}", "beaucoup"),
        ("rules: {hashtag-place: {place: insécable}}", "insécable"),
    ],
)
def test_french_words_are_held_to_the_same_rules(tmp_path: Path, written: str, said: str) -> None:
    found = " ".join(map(str, problems(tmp_path, written + "\n")))
    assert said in found, found


SCHEMA = Path(__file__).parents[3] / "docs" / "charter.schema.json"


def test_the_schema_for_editors_is_current() -> None:
    kept = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert kept == json.loads(json.dumps(charter_schema())), (
        "run python -m cmdaily.files.charter.schema > docs/charter.schema.json"
    )


@pytest.mark.parametrize("kind", STARTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_editor_finds_nothing_wrong_with_a_starter(kind: str, language: str) -> None:
    given = as_an_editor(starter_charter(kind, language))
    jsonschema.Draft202012Validator(charter_schema()).validate(given)


@pytest.mark.parametrize(
    "wrong",
    [
        "rules: {hashtag-case: fatal}",
        "rules: {hashtag-count: {most: many}}",
        "rules: {hashtag-count: {mots: 3}}",
        "rules: {banned-words: {words: []}}",
        "language: de",
        "objectifs: rien",
        "approval: [{rules: [alt-text]}]",
        "accounts: {a: {word: [b]}}",
        "personal_overrides: maybe",
    ],
)
def test_an_editor_finds_what_is_wrong(tmp_path: Path, wrong: str) -> None:
    given = as_an_editor(wrong)
    assert not jsonschema.Draft202012Validator(charter_schema()).is_valid(given)
    assert problems(tmp_path, wrong + "\n")
