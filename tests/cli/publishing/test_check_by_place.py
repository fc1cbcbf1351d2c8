"""Check: what holds on several networks is said once, and French is set as it is where the person is."""

from __future__ import annotations

import pytest

from tests.conftest import Program

NETWORKS = ("--platform", "x", "--platform", "mastodon", "--platform", "linkedin")


def test_what_holds_on_several_networks_is_one_row_that_names_them(cmdaily: Program) -> None:
    text = "Le programme de la #Fête-Dieu est **là** 🎉🎊✨🔥💥"
    shown = cmdaily.ok("check", text, *NETWORKS, "--format", "lines").out.splitlines()
    assert [(line.split(" ")[1], line.partition(" (")[2]) for line in shown] == [
        ("hashtag-punctuation", ""),
        ("markdown", "linkedin, mastodon, x)"),
        ("emoji-count", "linkedin)"),
        ("emoji-count", "mastodon, x)"),
    ]
    out = cmdaily.ok("check", text, *NETWORKS).out
    assert "4 warnings" in out
    found = cmdaily.ok("check", text, *NETWORKS, "--json").json["findings"]
    assert sorted(str(one["platform"]) for one in found) == sorted(
        ["None", *["linkedin", "mastodon", "x"] * 2]
    )


@pytest.mark.parametrize(
    ("settings", "environ", "rules"),
    [
        ("language: fr\ntimezone: America/Montreal\n", {}, []),
        ("language: fr\ntimezone: Europe/Paris\n", {"LANG": "fr_CA.UTF-8"}, ["fr-spaces"]),
        ("language: fr\ntimezone: America/Cayenne\n", {}, ["fr-spaces"]),
        ("", {"LANG": "fr_CA.UTF-8"}, []),
        ("", {"LANG": "fr_FR.UTF-8"}, ["fr-spaces"]),
    ],
)
def test_french_is_set_as_in_canada_where_the_person_is_there(
    cmdaily: Program,
    settings: str,
    environ: dict[str, str],
    rules: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    cmdaily.home.mkdir(mode=0o700, exist_ok=True)
    (cmdaily.home / "config.yaml").write_text(settings)
    shape = cmdaily.ok("check", "La séance est ouverte à tous, venez!", "--json").json
    assert [one["rule"] for one in shape["findings"]] == rules


def test_a_post_may_say_that_it_is_french_of_canada(cmdaily: Program) -> None:
    spoken = ("post", "La séance est ouverte à tous, venez!", "--to", "x", "--dry-run", "--language")
    assert "fr-spaces" not in cmdaily.ok(*spoken, "fr-CA").err
    assert "fr-spaces" in cmdaily.ok(*spoken, "fr").err
