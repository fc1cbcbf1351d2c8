"""`charter show|new|rules|path`."""

from __future__ import annotations

import pytest

from tests.conftest import Program


@pytest.mark.parametrize("kind", ["corporate", "association", "public-service"])
@pytest.mark.parametrize(
    ("language", "comment"), [("en", "# The editorial charter"), ("fr", "# La charte éditoriale")]
)
def test_a_new_charter_is_commented_in_the_users_language_and_in_force(
    cmdaily: Program, kind: str, language: str, comment: str
) -> None:
    result = cmdaily.ok("--lang", language, "charter", "new", kind)
    path = cmdaily.home / "charter.yaml"
    assert result.out == f"{path}\n"
    assert path.read_text(encoding="utf-8").startswith(comment)
    assert path.stat().st_mode & 0o077 == 0
    shown = cmdaily.ok("--lang", language, "charter", "show", "--json").json
    assert shown["languages"] == [language]
    assert shown["objectives"]
    cmdaily.ok("check", "Bonjour à tous." if language == "fr" else "Good morning to you all.")


def test_a_charter_is_never_overwritten(cmdaily: Program) -> None:
    cmdaily.ok("charter", "new")
    path = cmdaily.home / "charter.yaml"
    path.write_text("charter: mine\n", encoding="utf-8")
    again = cmdaily("charter", "new", "association")
    assert again.code == 2
    assert "nothing was changed" in again.err
    assert path.read_text(encoding="utf-8") == "charter: mine\n"


def test_an_unknown_starter_lists_those_there_are(cmdaily: Program) -> None:
    result = cmdaily("charter", "new", "pirate")
    assert result.code == 2
    assert "corporate, association, public-service" in result.err


def test_without_a_charter_the_default_one_is_shown(cmdaily: Program) -> None:
    out = cmdaily.ok("charter", "show").out
    assert "The default charter" in out
    assert "cmdaily charter new" in out
    assert "Too many hashtags." in out, "a rule is said in words too"


def test_show_prints_the_prose_the_rules_in_force_and_who_approves(cmdaily: Program) -> None:
    cmdaily.home.mkdir(parents=True)
    (cmdaily.home / "charter.yaml").write_text(
        "charter: The Lilacs\nlanguage: en\nvoice: |\n  Plain.\n  Kind.\n"
        "rules: {emoji-count: off}\nplatforms: {x: {rules: {hashtag-count: {most: 1}}}}\n"
        "approval: [{who: [claire, sam], rules: [regulated-claims]}]\n",
        encoding="utf-8",
    )
    out = cmdaily.ok("charter", "show").out
    assert "  Plain.\n  Kind.\n" in out
    assert "claire, sam: regulated-claims" in out

    def rule(shape: dict[str, list[dict[str, object]]], name: str) -> dict[str, object]:
        return next(one for one in shape["rules"] if one["rule"] == name)

    general = cmdaily.ok("charter", "show", "--json").json
    assert rule(general, "emoji-count")["severity"] == "off"
    assert rule(general, "hashtag-count")["parameters"] == {"most": 5}
    on_x = cmdaily.ok("charter", "show", "--platform", "x", "--json").json
    assert rule(on_x, "hashtag-count")["parameters"] == {"most": 1}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_rule_is_listed_and_explains_itself(cmdaily: Program, language: str) -> None:
    listed = cmdaily.ok("--lang", language, "charter", "rules", "--json").json["rules"]
    assert len(listed) >= 45
    out = cmdaily.ok("--lang", language, "charter", "rules").out
    for rule in listed:
        assert rule["title"]
        assert rule["source"]
        assert rule["rule"] in out
        whole = cmdaily.ok("--lang", language, "charter", "rules", rule["rule"]).out
        assert rule["source"].split(" ")[0] in whole
        assert "charter_rules." not in whole


def test_a_rule_that_does_not_exist_gets_a_suggestion(cmdaily: Program) -> None:
    result = cmdaily("charter", "rules", "hastag-case")
    assert result.code == 2
    assert "did you mean hashtag-case?" in result.err


def test_path(cmdaily: Program) -> None:
    assert cmdaily.ok("charter", "path").out == f"{cmdaily.home / 'charter.yaml'}\n"


def test_a_network_that_keeps_the_possessive_in_the_hashtag_says_so(cmdaily: Program) -> None:
    found = cmdaily(
        "check", "We love #Paris's light", "--platform", "bluesky", "--platform", "x", "--json"
    ).json
    assert [(each["rule"], each["platform"]) for each in found["findings"]] == [
        ("hashtag-punctuation", "bluesky")
    ]
