"""`check`: what a person sees, what a script reads, what an editor jumps to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cmdaily.platforms.memory.adapter import MemoryServer
from tests.conftest import Program

FAULTY = "A bientôt!! Venez #journeedesassociations 🎉🎉🎉"


def rules(shape: dict[str, list[dict[str, object]]]) -> list[object]:
    return [finding["rule"] for finding in shape["findings"]]


def test_the_shape_that_scripts_rely_on(cmdaily: Program) -> None:
    result = cmdaily(
        "check", FAULTY + " jean.dupont@mail.example", "--platform", "x", "--platform", "bluesky", "--json"
    )
    assert result.code == 4
    shape = result.json
    assert shape["schema_version"] == 1
    assert set(shape) == {"schema_version", "findings", "lengths"}
    for finding in shape["findings"]:
        assert set(finding) == {"rule", "severity", "message", "start", "end", "platform"}
        assert finding["severity"] in ("error", "warning")
    email = next(finding for finding in shape["findings"] if finding["rule"] == "personal-email")
    assert (FAULTY + " jean.dupont@mail.example")[email["start"] : email["end"]] == "jean.dupont@mail.example"
    assert shape["lengths"] == [
        {"platform": "x", "length": 73, "limit": 280, "unit": "weighted"},
        {"platform": "bluesky", "length": 70, "limit": 300, "unit": "graphemes"},
    ]


def test_a_clean_text_is_done_and_a_warning_does_not_refuse(cmdaily: Program) -> None:
    assert "No problems found." in cmdaily.ok("check", "The library opens at nine tomorrow.").out
    assert "hashtag-case" in cmdaily.ok("check", FAULTY).out


def test_too_long_for_one_network_is_an_error_of_that_network_alone(cmdaily: Program) -> None:
    text = "The library opens at nine tomorrow. " * 8
    result = cmdaily("check", text, "--platform", "x", "--platform", "mastodon", "--json")
    assert result.code == 4
    (finding,) = [one for one in result.json["findings"] if one["rule"] == "length"]
    assert finding["platform"] == "x"
    assert finding["start"] == 280
    assert finding["end"] == len(text)
    assert cmdaily("check", text, "--platform", "mastodon").code == 0


def test_a_rule_of_one_network_says_so(cmdaily: Program) -> None:
    text = "A lovely day #Leeds #Parks #Summer #City"
    shape = cmdaily.ok("check", text, "--platform", "x", "--platform", "linkedin", "--json").json
    assert [(one["rule"], one["platform"]) for one in shape["findings"]] == [("hashtag-count", "x")]


def test_what_is_found_is_underlined_where_it_stands(cmdaily: Program) -> None:
    lines = cmdaily.ok("check", "Ouvert demain!").out.splitlines()
    assert lines[0].index("!") == lines[1].index("~")
    lines = cmdaily("check", "Écrivez à lea.morin@mail.example").out.splitlines()
    assert lines[0][lines[1].index("^") :].startswith("lea.morin@mail.example")


def test_underlining_follows_a_long_text_over_its_lines(cmdaily: Program) -> None:
    text = "La bibliothèque municipale ouvre ses portes à neuf heures précises, et l'équipe vous attend!"
    out = cmdaily.ok("check", text).out.splitlines()
    marked = next(number for number, line in enumerate(out) if "~" in line)
    assert out[marked - 1][out[marked].index("~")] == "!"
    assert max(map(len, out[: marked + 1])) <= 60


def test_it_speaks_french(cmdaily: Program) -> None:
    out = cmdaily.ok("--lang", "fr", "check", FAULTY).out
    assert "les capitales gardent leurs accents\u00a0: À" in out
    assert "avertissements" in out


def test_standard_input(cmdaily: Program) -> None:
    shape = cmdaily.ok("check", "-", "--json", stdin="Ouvert demain!\nÀ bientôt !\n").json
    assert rules(shape) == ["fr-spaces"]


def test_nothing_given_is_a_usage_error(cmdaily: Program) -> None:
    result = cmdaily("check")
    assert result.code == 2
    assert "standard input" in result.err


@pytest.mark.parametrize(
    "wrong",
    [
        ("--platform", "linkdin"),
        ("--kind", "tweet"),
        ("--format", "xml"),
        ("--language", "de"),
        ("--alt", "a"),
    ],
)
def test_what_does_not_exist_is_a_usage_error(cmdaily: Program, wrong: tuple[str, str]) -> None:
    result = cmdaily("check", "Bonjour", *wrong)
    assert result.code == 2
    assert result.err.startswith("cmdaily: ")


def test_a_file_is_read_with_what_stands_at_its_head(cmdaily: Program, tmp_path: Path) -> None:
    draft = tmp_path / "market.md"
    draft.write_text(
        "---\nplatform: [x, linkedin]\nkind: reply\n---\nLe marché ouvre demain!\n\n![](marche.jpg)\n",
        encoding="utf-8",
    )
    shape = cmdaily("check", str(draft), "--json").json
    assert [size["platform"] for size in shape["lengths"]] == ["x", "linkedin"]
    placed = {one["rule"]: (one["line"], one["column"]) for one in shape["findings"]}
    assert placed["fr-spaces"] == (5, 23)
    assert "alt-text" in placed
    assert all(one["path"] == str(draft) for one in shape["findings"])


def test_a_wrong_head_is_shown_at_its_place(cmdaily: Program, tmp_path: Path) -> None:
    draft = tmp_path / "market.md"
    draft.write_text("---\nplatfrom: x\n---\nBonjour\n", encoding="utf-8")
    result = cmdaily("check", "--file", str(draft))
    assert result.code == 3
    assert result.err == f"{draft}:2:1: “platfrom” is not a key of a draft; did you mean “platform”?\n"


def test_a_directory_of_drafts_for_an_editor(cmdaily: Program, tmp_path: Path) -> None:
    (tmp_path / "drafts" / "june").mkdir(parents=True)
    (tmp_path / "drafts" / ".git").mkdir()
    (tmp_path / "drafts" / "a.md").write_text("Ouvert demain!\n", encoding="utf-8")
    (tmp_path / "drafts" / "june" / "b.txt").write_text(
        "Venez.\n\nÉcrivez à lea.morin@mail.example\n", encoding="utf-8"
    )
    (tmp_path / "drafts" / ".git" / "c.md").write_text("A bientôt!!", encoding="utf-8")
    (tmp_path / "drafts" / "photo.jpg").write_bytes(b"\xff\xd8")
    result = cmdaily("check", "--file", str(tmp_path / "drafts"), "--format", "lines")
    assert result.code == 4
    assert result.out.splitlines() == [
        f"{tmp_path}/drafts/a.md:1:14: fr-spaces French needs a space at “!”",
        f"{tmp_path}/drafts/june/b.txt:3:11: personal-email a private e-mail address: remove it",
    ]


def test_sarif_for_a_code_host(cmdaily: Program, tmp_path: Path) -> None:
    draft = tmp_path / "mon brouillon.md"
    draft.write_text("Bonjour.\nOuvert demain!\n", encoding="utf-8")
    log = json.loads(cmdaily.ok("check", "--file", str(draft), "--format", "sarif").out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "fr-spaces"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("/mon%20brouillon.md")
    assert place["region"] == {"startLine": 2, "startColumn": 14, "endLine": 2, "endColumn": 15}
    replacement = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"]["text"] == "\u202f!"


def test_a_mend_is_shown_and_applied_only_on_request(cmdaily: Program, tmp_path: Path) -> None:
    draft = tmp_path / "a.md"
    written = "---\nlanguage: fr\n---\nA bientôt! Voir https://ville.example/Ecole!\r\n"
    draft.write_bytes(written.encode())
    out = cmdaily.ok("check", "--file", str(draft), "--fix").out
    assert "- A bientôt! Voir" in out
    assert "+ À bientôt·! Voir" in out
    assert draft.read_bytes() == written.encode()
    assert "1 file fixed" in cmdaily.ok("check", "--file", str(draft), "--write").err
    fixed = "---\nlanguage: fr\n---\nÀ bientôt\u202f! Voir https://ville.example/Ecole\u202f!\r\n"
    assert draft.read_bytes() == fixed.encode()
    assert "0 files fixed" in cmdaily.ok("check", "--file", str(draft), "--write").err
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["a.md"]


def test_pictures_and_paid_content_are_checked_with_the_text(cmdaily: Program) -> None:
    shape = cmdaily(
        "check", "Ma nouvelle poêle", "--picture", "IMG_1.jpg", "--alt", "IMG_1.jpg", "--sponsored", "--json"
    ).json
    assert rules(shape) == ["alt-text-quality", "sponsored-disclosure"]
    assert cmdaily.ok("check", "Publicité : ma nouvelle poêle", "--sponsored").code == 0


def test_the_charter_of_the_home_decides(cmdaily: Program) -> None:
    cmdaily.home.mkdir(parents=True)
    charter = cmdaily.home / "charter.yaml"
    charter.write_text(
        "language: en\nrules: {banned-words: {severity: error, words: [synerg*]}}\n"
        "accounts: {museum: {words: [fresco]}, theatre: {rules: {banned-words: off}}}\n",
        encoding="utf-8",
    )
    assert cmdaily("check", "Our synergies").code == 4
    assert cmdaily("check", "Our synergies", "--account", "theatre").code == 0
    assert rules(cmdaily("check", "A fresco", "--account", "theatre", "--json").json) == ["wrong-account"]
    charter.write_text("rules: {hastag-case: off}\n", encoding="utf-8")
    wrong = cmdaily("check", "Bonjour")
    assert wrong.code == 3
    assert "charter.yaml:1:9: there is no rule “hastag-case”; did you mean “hashtag-case”?" in wrong.err


def test_a_hostile_text_cannot_command_the_terminal(cmdaily: Program) -> None:
    result = cmdaily("check", "Bonjour \x1b[31m[bold]rouge[/bold]\x07\u202e")
    assert result.code == 4
    assert "\x1b" not in result.out
    assert "\x07" not in result.out
    assert "\u202e" not in result.out
    assert "[bold]" in result.out


def test_an_account_brings_its_network_its_rules_and_what_it_said_before(
    cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "right")
    server = MemoryServer(tmp_path / "network")
    cmdaily.ok("account", "add", "acme", "--platform", "memory", "--server", server.address)
    cmdaily.ok("post", "The library opens at nine tomorrow", "--to", "acme", "--yes")
    shape = cmdaily.ok("check", "The library opens at nine tomorrow!", "--account", "acme", "--json").json
    assert [size["platform"] for size in shape["lengths"]] == ["memory"]
    assert rules(shape) == ["same-text"]


def test_an_unfilled_placeholder_is_found_before_anyone_sends(cmdaily: Program) -> None:
    result = cmdaily("check", "Thank you {name} for your visit today", "--platform", "x", "--json")
    assert result.code == 4
    assert "placeholder" in rules(result.json)


def test_config_check_and_the_doctor_look_at_the_charter_too(cmdaily: Program) -> None:
    cmdaily.home.mkdir(parents=True)
    (cmdaily.home / "charter.yaml").write_text("rules: {hastag-case: off}\n", encoding="utf-8")
    assert "charter.yaml:1:9: there is no rule “hastag-case”" in cmdaily("config", "check").err
    assert cmdaily("doctor").code == 1


def test_a_generated_picture_has_to_say_so_whoever_says_that_it_is(cmdaily: Program, tmp_path: Path) -> None:
    alt = ("--alt", "The new window of the shop at dusk")
    plain = tmp_path / "window.png"
    plain.write_bytes(b"\x89PNG\r\n")
    told = tmp_path / "generated.png"
    told.write_bytes(
        b"\x89PNG\r\n<x>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</x>"
    )
    text = "Our new window is ready for winter"
    cmdaily.ok("check", text, "--picture", str(plain), *alt)
    for pictured in ((str(told),), (str(plain), "--altered", "generated")):
        shape = cmdaily("check", text, "--picture", *pictured, *alt, "--json").json
        assert rules(shape) == ["altered-picture"]
        cmdaily.ok("check", text + " (AI-generated)", "--picture", *pictured, *alt)
    assert cmdaily("check", text, "--altered", "painted").code == 2


def test_a_video_has_its_captions_beside_it(cmdaily: Program, tmp_path: Path) -> None:
    draft = tmp_path / "a.md"
    draft.write_text("A word from our chair ![](word.mp4)\n", encoding="utf-8")
    assert rules(cmdaily.ok("check", str(draft), "--json").json) == ["video-captions"]
    (tmp_path / "word.vtt").write_text("WEBVTT\n", encoding="utf-8")
    assert rules(cmdaily.ok("check", str(draft), "--json").json) == []


def test_a_person_is_shown_a_hundred_findings_and_a_script_all_of_them(cmdaily: Program) -> None:
    text = "Ouvert demain!\n" * 300
    out = cmdaily.ok("check", text).out
    assert "… and 200 more findings." in out
    assert "300 warnings" in out
    assert len(cmdaily.ok("check", text, "--json").json["findings"]) == 300
    assert cmdaily.ok("check", text, "--format", "lines").out.splitlines()[-1].startswith("text:300:14: ")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\udc80", "a\x00b", "!" * 5000, "\ufeff"])
def test_an_odd_text_is_answered_and_breaks_nothing(cmdaily: Program, text: str) -> None:
    for form in ("text", "json", "lines", "sarif"):
        result = cmdaily("check", text, "--platform", "x", "--platform", "mastodon", "--format", form)
        assert result.code in (0, 4)
        assert not result.err


def test_what_is_no_text_on_standard_input_is_read_as_well_as_can_be(cmdaily: Program) -> None:
    assert cmdaily("check", "-", "--json", stdin="\ufffd\x01").code in (0, 4)


@pytest.mark.parametrize(
    "line",
    [
        ("check", "-5 % ce samedi"),
        ("check", "-5 % ce samedi", "--platform", "x"),
        ("check", "--platform", "x", "--", "-5 % ce samedi"),
        ("check", "- un atelier\n- un concert", "--json"),
        ("check", "Ce samedi", "-5 % sur tout"),
        ("check", "—5 % ce samedi"),
        ("post", "-5 % ce samedi", "--to", "x", "--dry-run"),
    ],
)
def test_a_text_may_begin_with_a_dash(cmdaily: Program, line: tuple[str, ...]) -> None:
    assert cmdaily(*line).code == 0


def test_where_a_dash_cannot_be_told_from_an_option_the_way_is_told(cmdaily: Program) -> None:
    result = cmdaily("check", "--json", "-5 % ce samedi")
    assert result.code == 2
    assert "cmdaily check -- '…'" in result.err


def test_a_dry_run_by_hand_without_an_address_says_that_the_text_is_to_be_copied(cmdaily: Program) -> None:
    shown = cmdaily("post", "Bonjour", "--to", "mastodon", "--dry-run")
    assert "You would post it yourself: the text would be shown for you to copy." in shown.out
    assert "at:" not in shown.out
