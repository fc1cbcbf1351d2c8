"""The preflight as a pure function: what it finds, where, and what may be overridden."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.accounts.network import Can, Limits, Network, Prices
from cmdaily.domain.publishing.delivery import Override
from cmdaily.domain.publishing.finding import ERROR, WARNING
from cmdaily.domain.publishing.outgoing import Outgoing, Picture, Target
from cmdaily.domain.publishing.preflight import (
    FIRM,
    Embargo,
    PreflightInput,
    RecentPost,
    blocks,
    dollars,
    lightened,
    merged,
    preflight,
)
from cmdaily.domain.record import replace
from cmdaily.platforms import registry

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
NET = Network(
    "net",
    "Net",
    can=(Can.POST, Can.REPLY, Can.SHARE, Can.PICTURES),
    limits=Limits(text=20, hashtags=2, alt_text=10),
    prices=Prices(post=15_000, post_with_url=200_000),
)


def subject(text: str = "Hello", **changes: object) -> PreflightInput:
    outgoing = replace(Outgoing("post", text, ""), **changes.pop("outgoing", {}))  # type: ignore[arg-type]
    return replace(PreflightInput(outgoing, NET, NET.limits, NOW, account="acme"), **changes)


def rules(found: PreflightInput) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity) for finding in preflight(found)]


def test_nothing_to_remark_on() -> None:
    assert rules(subject()) == []


def test_length_says_where_it_is_too_much() -> None:
    (finding,) = preflight(subject("x" * 25))
    assert (finding.start, finding.end) == (20, 25)
    assert dict(finding.message.values) | {} == {
        "length": 25,
        "limit": 20,
        "over": 5,
        "unit": "characters",
        "network": "Net",
        "platform": "net",
    }


def test_a_link_counts_where_it_is_put_into_the_text() -> None:
    assert rules(subject("x" * 15, outgoing={"link": "https://example.com"})) == [("length", ERROR)]


@pytest.mark.parametrize(
    ("platform", "text", "found"),
    [
        ("x", "$ACME monte", []),
        ("x", "$ACME et $ZETA montent", ["cashtags"]),
        ("x", "$ACME, $ZETA, $BETA", ["cashtags"]),
        ("x", "de 5 $ à 10$, US$20, $5", []),
        ("bluesky", "$ACME et $ZETA montent", []),
        ("instagram", " ".join(f"#mot{n}" for n in range(30)), []),
        ("instagram", " ".join(f"#mot{n}" for n in range(31)), ["hashtags"]),
        ("threads", " ".join(f"https://ville.fr/{n}" for n in range(5)), []),
        ("threads", " ".join(f"https://ville.fr/{n}" for n in (1, 2, 3, 4, 5, 1, 2)), []),
        ("threads", " ".join(f"https://ville.fr/{n}" for n in range(6)), ["links"]),
        ("threads", "a.fr b.fr c.fr d.fr e.fr f.fr", ["links"]),
        ("mastodon", " ".join(f"https://ville.fr/{n}" for n in range(6)), []),
    ],
)
def test_no_more_tags_than_the_network_takes(platform: str, text: str, found: list[str]) -> None:
    network = registry.about(platform)
    asked = replace(subject(text), network=network, limits=network.limits, by_hand=True)
    assert [one.rule for one in preflight(asked) if one.rule in ("hashtags", "cashtags", "links")] == found
    for one in preflight(asked):
        assert text[one.start : one.end] in ("", "$ZETA", "#mot30", "https://ville.fr/5", "f.fr")


@pytest.mark.parametrize(
    ("platform", "text", "found"),
    [
        ("x", "Fini à midi.De nouveau ouvert", ["midi.De"]),
        ("bluesky", "Fini à midi.De nouveau ouvert", []),
        ("mastodon", "Fini à midi.De nouveau ouvert", []),
        ("linkedin", "Fini à midi.De nouveau ouvert", []),
        ("x", "Fini à midi. De nouveau ouvert", []),
        ("x", "C’est ouvert.Et gratuit", ["ouvert.Et"]),
        ("x", "Open now.In the hall", ["now.In"]),
        ("x", "We begin at noon.It is free", ["noon.It"]),
        ("x", "Merci.Me voilà. Fini.Se dit ainsi", ["Merci.Me", "Fini.Se"]),
        ("x", "Voir ville.fr ou VILLE.FR, Ville.fr", []),
        ("x", "https://midi.De est une adresse", []),
        ("x", "Lu sur midi.De/agenda", []),
        ("x", "Version 2.It marche", []),
        ("x", "M.De Gaulle", ["M.De"]),
        ("x", "Oui.Non", []),
    ],
)
def test_two_sentences_that_make_a_link_are_said(platform: str, text: str, found: list[str]) -> None:
    network = registry.about(platform)
    asked = replace(subject(text), network=network, limits=network.limits, by_hand=True)
    glued = [text[one.start : one.end] for one in preflight(asked) if one.rule == "glued-link"]
    assert glued == found


@pytest.mark.parametrize(
    ("platform", "text", "found"),
    [
        (
            "x",
            "Infos sur https://ville.fr/agenda?lieu=théâtre demain",
            ["https://ville.fr/agenda?lieu=théâtre"],
        ),
        ("bluesky", "Infos sur https://ville.fr/agenda?lieu=théâtre demain", []),
        ("mastodon", "Infos sur https://ville.fr/agenda?lieu=théâtre demain", []),
        ("x", "https://www.ma_boutique.fr/x est ouvert", ["https://www.ma_boutique.fr/x"]),
        ("mastodon", "https://www.ma_boutique.fr/x est ouvert", ["https://www.ma_boutique.fr/x"]),
        ("bluesky", "https://www.ma_boutique.fr/x est ouvert", []),
        ("x", "Lire https://ville.fr/l’été ce soir", ["https://ville.fr/l’été"]),
        ("x", "Lire https://ville.fr/wiki/京都 ce soir", ["https://ville.fr/wiki/京都"]),
        ("x", "Lire https://ville.fr/été.", []),
        ("x", "(https://ville.fr/été)", []),
        ("x", "« https://ville.fr/été »", []),
        ("x", "https://ville.fr/a, https://ville.fr/b… et https://ville.fr/c !", []),
        ("x", "https://ville.fr’s page", []),
        ("x", "https://ville.fr/a?b=c#d", []),
        ("x", "https://ville.fr/th%C3%A9%C3%A2tre", []),
    ],
)
def test_a_link_that_the_network_ends_too_early_is_said(platform: str, text: str, found: list[str]) -> None:
    network = registry.about(platform)
    asked = replace(subject(text), network=network, limits=network.limits, by_hand=True)
    assert [text[one.start : one.end] for one in preflight(asked) if one.rule == "cut-link"] == found


def test_all_at_once_and_errors_first() -> None:
    pictures = (Picture("a.png"), Picture("b.png", "far too long to be read"))
    found = rules(subject("half \ud83d {name} #a #b #c \u202e", outgoing={"pictures": pictures}))
    assert {rule for rule, _ in found} == {
        *(
            "broken-text",
            "invisible-characters",
            "placeholder",
            "hashtags",
            "alt-text",
            "alt-length",
            "length",
        )
    }
    severities = [severity for _, severity in found]
    assert severities == sorted(severities, key=[ERROR, WARNING].index)


@pytest.mark.parametrize(
    ("pending", "ago", "by_hand", "severity"),
    [
        (True, timedelta(days=5), False, ERROR),
        (False, timedelta(hours=2), False, ERROR),
        (False, timedelta(days=2), False, WARNING),
        (False, timedelta(days=40), False, None),
        (True, timedelta(hours=2), True, WARNING),
    ],
)
def test_the_same_text_again(pending: bool, ago: timedelta, by_hand: bool, severity: str | None) -> None:
    said = RecentPost("HELLO", NOW - ago, pending)
    expected = [("same-text", severity)] if severity else []
    assert rules(subject("hello", recent=(said,), by_hand=by_hand)) == expected


def test_the_same_answer_to_somebody_else_is_another_answer() -> None:
    said = RecentPost("Thank you", NOW, target="1")
    target = Target("net", "2")
    reply = {"kind": "reply", "target": target}
    assert rules(subject("Thank you", recent=(said,), outgoing=reply)) == []
    assert rules(subject("Thank you", recent=(replace(said, target="2"),), outgoing=reply)) == [
        ("same-text", ERROR)
    ]


def test_money() -> None:
    assert rules(subject(price=15_000)) == []
    assert rules(subject(price=200_000, link_price=185_000)) == [("price", WARNING)]
    assert rules(subject(price=15_000, spent=490_000, spend_limit=500_000)) == [("spend-limit", ERROR)]
    assert rules(subject(price=15_000, spent=485_000, spend_limit=500_000)) == []
    assert rules(subject(price=15_000, spend_limit=0)) == [("spend-limit", ERROR)]
    assert rules(subject(price=15_000, spend_limit=0, by_hand=True)) == []


def test_embargo_ends() -> None:
    embargo = Embargo(("New phone",), NOW + timedelta(hours=1))
    assert rules(subject("The NEW PHONE", embargoes=(embargo,))) == [("embargo", ERROR)]
    assert rules(subject("The new phones", embargoes=(embargo,))) == []
    late = subject("The new phone", embargoes=(embargo,), sends_at=NOW + timedelta(hours=1))
    assert rules(late) == []


def test_targets() -> None:
    assert ("target", ERROR) in rules(subject(outgoing={"kind": "reply"}))
    assert ("target", ERROR) in rules(subject(outgoing={"kind": "reply", "target": Target("x", "1")}))
    assert rules(subject(continues=True, outgoing={"kind": "reply"})) == []


def test_rights_lead_to_hand_off() -> None:
    assert rules(subject(rights=("reply",))) == [("right", WARNING)]
    assert rules(subject(rights=("post",))) == []
    assert rules(subject(rights=None)) == []


def test_an_override_lightens_what_may_be_lightened() -> None:
    found = preflight(subject("{name} " + "x" * 30))
    overrides = [Override("placeholder", "meant"), Override("length", "please")]
    lighter = {finding.rule: finding.severity for finding in lightened(found, overrides)}
    assert lighter == {"placeholder": WARNING, "length": ERROR}
    assert blocks(lightened(found, overrides))
    assert "length" in FIRM


def test_the_charters_word_holds() -> None:
    ours = preflight(subject(outgoing={"pictures": (Picture("a.png"),)}))
    theirs = [replace(ours[0], severity=ERROR)]
    assert [(f.rule, f.severity) for f in merged(ours, theirs)] == [("alt-text", ERROR)]


@given(st.text(max_size=60), st.text(max_size=20), st.sampled_from(["post", "reply", "share"]))
def test_any_text_is_judged(text: str, link: str, kind: str) -> None:
    for finding in preflight(subject(text, outgoing={"link": link, "kind": kind})):
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.platform == "net"


@pytest.mark.parametrize(
    ("amount", "shown"), [(15_000, "$0.015"), (200_000, "$0.20"), (0, "$0.00"), (1_000, "$0.001")]
)
def test_amounts(amount: int, shown: str) -> None:
    assert dollars(amount) == shown
