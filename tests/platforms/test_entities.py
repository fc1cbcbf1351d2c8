"""Links, mentions and hashtags are found where the networks' own libraries find them, on texts made at random from
what people write.

The oracles run under node: @atproto/api for Bluesky, twitter-text for X, and for Mastodon twitter-text with the
patterns that Mastodon publishes. `CMDAILY_ORACLES` names a folder with their `node_modules` (.ci/run makes one); without it the
comparison is skipped. `CMDAILY_ENTITY_TEXTS` is how many texts each network gets; 30,000 were compared once.

Written down, with its reason: on Bluesky what begins with `http` and has no protocol gets one here; of two entities
that overlap one is kept, as the servers do; a shortened link keeps its letters, where the app writes percents; what
is no URL to a browser is shortened too. On X a path with several brackets inside brackets may end earlier in the
library (2 of 10,000 before such paths were left out), of two hosts that are the same in one run of letters it
takes the place of the first (1 of 10,000), and it knows no letters younger than 2014.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from cmdaily.domain.publishing.text.entities import LINK, MENTION, Entity, apart, entities_of
from cmdaily.domain.publishing.text.measure import measure, overflow
from cmdaily.domain.publishing.text.threads import split_thread
from cmdaily.domain.record import replace
from cmdaily.platforms import registry
from cmdaily.platforms.bluesky.rich_text import shortened
from cmdaily.platforms.http.graphemes import split

HERE = Path(__file__).parent / "oracles"
TEXTS = int(os.environ.get("CMDAILY_ENTITY_TEXTS", "600"))
NAMES = ("bluesky", "mastodon", "x")
PLAIN_LINK = re.compile(
    r"https?://(?!xn--)(?:[a-zA-Z0-9-]+\.)*[a-zA-Z][a-zA-Z0-9-]*(?:[/?#][a-zA-Z0-9/.?=&_~-]*)?"
)

SAME_HOST = re.compile(r"(\w[\w-]*\.[a-z]{2,}(?!\w))\S*(?<!\w)\1|(\w+\.\w+)\S*\2", re.IGNORECASE)

PIECES = [  # what may stand in a post, glued or not
    *"https://ville.fr/agenda?lieu=théâtre http://a.b www.ma_boutique.fr/x https://www.ma_boutique.fr/x midi.De".split(),
    *"https://midi.de https://midi.de/?# midi.de ville.fr ville.FR example.com HTTPS://VILLE.FR gemini://x.fr/é ipfs://x.com x.music".split(),
    *"#été #e\u0301te\u0301 #हिन्दी #เชียงใหม่ #C++ #R&D #l’été #2026 #2026a ## # ＃tag #a·b #_ #_a #a_ #\ufe0f 3️⃣".split(),
    *"@lea.bsky.social @lea @a-b @a.test @x.fr_y @x.é @lea@social.example @lea@été.fr RT rt: ＠lea @lea/list".split(),
    *"@abcdefghijklmnopqrstuvwxyz $ACME $acme.a $abc_d $TOOLONGER https://ja.wikipedia.org/wiki/京都".split(),
    *"( ) [ ] « » . , ; : ! ? … ’ \" ' — ° € a b été 京都 (https://x.fr/(a)) https://t.co/abc ?q=é 👩‍🚀 ❤️".split(),
    *"/ - _ @ = ~ $ https://xn--a.fr 1a.fr a..fr .fr co.uk mailto:a@b.fr b@c.fr /é /(a #a\u200cb #a\u200bb".split(),
    *"https://user:pass@x.fr https://x.fr:8443/é https://été.fr/l’été https://théâtre-été.paris www.x.fr:8080 musee.art ma-ville.shop".split(),
    *"http://localhost:80 https://192.168.1.1/a https://[::1]/a https://x.museum https://x.fr/a;b=c https://x.fr/a…b README.md".split(),
    *"habitant.es salarié.es tou.te.s Node.js Booking.com ASP.NET fin.Ensuite J.-P. M.Dupont etc. v2.0.1 1.000,5 $9.99 9.99€".split(),
    *"16:9 3:1 10:30 :tada: :+1: mailto:é@b.fr zoé@été.fr a.b+c@d.fr xmpp:a@b.fr did:plc:abc at://did:plc:a/b @did:plc:a".split(),
    *"@léa @lea. @lea’s @@lea @lea@ @lea:x.fr #1er #8mars #été’s #l'été #ＡＢ ＃été ##a #a#b #été🎉 #🎉 #été/ (#a) &#233; #a.b".split(),
    *"‘ “ ” ‹ › 👉 → • – ｜ 。 、 「 」 ：".split(),
    *"\n\t\u00a0\u202f\u2009\u2060\u200e",
    *" " * 12,
]  # fmt: skip


def texts(seed: int, count: int) -> list[str]:
    rng = random.Random(seed)
    return ["".join(rng.choice(PIECES) for _ in range(rng.randint(1, 9))) for _ in range(count)]


@cache
def _modules() -> str:
    folder = os.environ.get("CMDAILY_ORACLES", "")
    if (
        not folder
        or not shutil.which("node")
        or not (Path(folder) / "node_modules" / "twitter-text").is_dir()
    ):
        pytest.skip(
            "needs node and CMDAILY_ORACLES, a folder where the networks' libraries are installed by npm"
        )
    return str(Path(folder) / "node_modules")


def oracle(name: str, asked: list[str]) -> list[dict[str, Any]]:
    ran = subprocess.run(
        ["node", str(HERE / "run.js"), name],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "NODE_PATH": _modules()},
    )
    answered: list[dict[str, Any]] = json.loads(ran.stdout)
    return answered


def _theirs(name: str, text: str, found: list[list[Any]]) -> set[tuple[str, int, int]]:
    at = (
        {len(text[:offset].encode()): offset for offset in range(len(text) + 1)}
        if name == "bluesky"
        else None
    )
    kinds = {"tag": "hashtag"}
    made = [
        Entity(kinds.get(kind, kind), at[start] if at else start, at[end] if at else end, "")
        for kind, start, end, *_ in found
    ]
    return {(_plain(one.kind), one.start, one.end) for one in apart(made)}


def _plain(kind: str) -> str:
    return "hashtag" if kind == "cashtag" else kind


@pytest.mark.parametrize("name", NAMES)
def test_entities_are_where_the_networks_own_library_finds_them(name: str) -> None:
    limits = registry.about(name).limits
    asked = texts(26, TEXTS)
    for text, answer in zip(asked, oracle(name, asked), strict=True):
        if name == "x" and SAME_HOST.search(text):
            continue
        mine = {(_plain(one.kind), one.start, one.end) for one in entities_of(text, limits)}
        assert mine == _theirs(name, text, answer["found"]), text
        links = [written for written, _ in answer.get("links", ())]
        # a link within a hashtag ("#tag(https://a.b"): here no entity stands over another, there both are kept
        apart_there = len(links) == sum(kind == "link" for kind, _, _ in mine)
        if answer["length"] is not None and apart_there and all(map(PLAIN_LINK.fullmatch, links)):
            assert measure(text, limits, split).length == answer["length"], text
        for written, app in answer.get("links", ()):
            if limits.link_shown is not None and PLAIN_LINK.fullmatch(written):
                assert limits.link_shown(written) == app, written


def shown(name: str, text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in entities_of(text, registry.about(name).limits)]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("bluesky", "Infos sur https://ville.fr/agenda?lieu=théâtre demain", [("link", "https://ville.fr/agenda?lieu=théâtre")]),
        ("bluesky", "Lire https://ville.fr/l’été—50€°?q=é. Oui", [("link", "https://ville.fr/l’été—50€°?q=é")]),
        ("bluesky", "https://www.ma_boutique.fr/x", [("link", "https://www.ma_boutique.fr/x")]),
        ("bluesky", "www.ma_boutique.fr/x", [("link", "www.ma_boutique.fr/x")]),
        ("bluesky", "Fini à midi.De nouveau ouvert", []),
        ("x", "Fini à midi.De nouveau ouvert", [("link", "midi.De")]),
        ("mastodon", "Fini à midi.De nouveau ouvert", []),
        ("x", "@RT@lea RT@zoe", [("mention", "@zoe")]),
        ("x", "#🎉.ville.fr a#🎉.M.Dupont# $🎉.co.uk", [("link", "ville.fr"), ("link", "M.Dupont"), ("link", "co.uk")]),
        *((name, f"Oui {tag} !", [("hashtag", tag)]) for name in NAMES
          for tag in ("#e\u0301te\u0301", "#हिन्दी", "#เชียงใหม่", "#été2026", "#한국어", "#日本語", "#Ünïcödé", "#اليوم")),
        ("bluesky", "#C++ #R&D #l’été", [("hashtag", "#C++"), ("hashtag", "#R&D"), ("hashtag", "#l’été")]),
        ("x", "#C++ #R&D #l’été", [("hashtag", "#C"), ("hashtag", "#R"), ("hashtag", "#l")]),
        ("mastodon", "#C++ #R&D #l’été", [("hashtag", "#C"), ("hashtag", "#R"), ("hashtag", "#l")]),
        ("mastodon", "20 m²#été ½#noël Ⅷ#siècle m3#non", [("hashtag", "#été"), ("hashtag", "#noël"), ("hashtag", "#siècle")]),
        ("mastodon", "Merci @lea@social.example!", [("mention", "@lea@social.example")]),
        ("mastodon", "Merci @lea@été.fr.", [("mention", "@lea@été.fr")]),
        ("linkedin", "Voir ville.fr/a #été @lea", [("link", "ville.fr/a"), ("hashtag", "#été"), ("mention", "@lea")]),
    ],
)  # fmt: skip
def test_what_people_met(name: str, text: str, found: list[tuple[str, str]]) -> None:
    assert shown(name, text) == found


WHOLE_LINKS = [
    "https://ville.fr/agenda?lieu=théâtre", "https://ville.fr/été", "https://ville.fr/a/b/ç?d=é&e=ü", "http://ville.fr/œuvre",
    "https://ville.fr/żółw", "https://ville.fr/straße", "https://ville.fr/mañana?q=niño", "https://ville.fr/a_b-c.d~e",
    "https://ville.fr/a,b;c=d", "https://ville.fr/a+b@c", "https://ville.fr/%C3%A9t%C3%A9", "https://ville.fr/wiki/Lyon_(Rhône)",
    "https://www.ville.fr/agenda#été", "https://ville.fr:8443/é", "https://sous.domaine.ville.fr/é?a[]=1",
    "https://ville.fr/?lieu=forêt", "https://ville.fr/ç", "https://ville.fr/Åse", "https://ville.fr/đường", "https://ville.fr/île/",
]  # fmt: skip
ONLY_THERE = [
    "https://ville.fr/l’été", "https://ville.fr/20°", "https://ville.fr/5€", "https://ville.fr/a—b", "https://ville.fr/京都",
    "https://ville.fr/київ", "https://ville.fr/الرياض", "https://ville.fr/שלום", "https://ville.fr/한국", "https://ville.fr/हिन्दी",
    "https://ville.fr/ไทย", "https://ville.fr/Ελλάδα", "https://ville.fr/a«b»c", "https://ville.fr/a…b", "https://ville.fr/🎉",
    "https://ville.fr/a?b=“c”", "https://ville.fr/½", "https://ville.fr/a·b", "https://ville.fr/№5", "https://ville.fr/a|b",
    "https://www.ma_boutique.fr/x", "https://ma_boutique.fr", "https://a_b.c_d.fr/e", "www.ma_boutique.fr/x",
]  # fmt: skip
MARKED_TAGS = [
    "#e\u0301te\u0301", "#हिन्दी", "#เชียงใหม่", "#كِتَاب", "#שָׁלוֹם", "#தமிழ்", "#తెలుగు", "#ಕನ್ನಡ", "#മലയാളം", "#සිංහල", "#မြန်မာ", "#ខ្មែរ",
    "#বাংলা", "#ગુજરાતી", "#ਪੰਜਾਬੀ", "#ଓଡ଼ିଆ", "#नेपाली", "#ລາວ", "#Tiê\u0301ng", "#n\u0303ame", "#Zu\u0308rich", "#c\u0327a",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("link", WHOLE_LINKS)
def test_a_link_is_whole_on_every_network(name: str, link: str) -> None:
    if name == "x" and not link.partition("?")[2].isascii():
        pytest.skip("X ends a link at an accent of its query: the preflight says so")
    assert shown(name, f"Infos sur {link} demain") == [("link", link)]


@pytest.mark.parametrize("link", ONLY_THERE)
def test_bluesky_takes_what_x_does_not(link: str) -> None:
    assert shown("bluesky", f"Infos sur {link} demain") == [("link", link)]


@pytest.mark.parametrize("name", [*NAMES, "linkedin", "instagram", "threads", "facebook"])
@pytest.mark.parametrize("tag", MARKED_TAGS)
def test_a_hashtag_keeps_its_marks(name: str, tag: str) -> None:
    assert shown(name, f"Oui {tag} !") == [("hashtag", tag)]


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://ville.fr/", "ville.fr"),
        ("https://www.Ville.fr/agenda", "www.ville.fr/agenda"),
        ("https://ville.fr/agenda/2026/12", "ville.fr/agenda/2026/12"),
        ("https://ville.fr/agenda/2026/12/05", "ville.fr/agenda/2026/..."),
        ("https://ville.fr/agenda?lieu=théâtre", "ville.fr/agenda?lieu=..."),
        ("https://ville.fr/été", "ville.fr/été"),
        ("http://ville.fr:80/a#b", "ville.fr/a#b"),
        ("https://ville.fr:8443/a", "ville.fr:8443/a"),
        ("https://ville.fr/?q=1", "ville.fr?q=1"),
        ("ville.fr/agenda/2026/12/decembre", "ville.fr/agenda/2026/12/decembre"),
    ],
)
def test_bluesky_shows_a_link_as_its_app_does_and_counts_that(link: str, shown: str) -> None:
    limits = registry.about("bluesky").limits
    text, found = shortened(f"Voir {link} ici #été")
    assert text == f"Voir {shown} ici #été"
    assert [(one.kind, text[one.start : one.end]) for one in found] == [("link", shown), ("hashtag", "#été")]
    assert found[0].value == (link if "://" in link else f"https://{link}")
    assert measure(f"Voir {link} ici #été", limits, split).length == len(text)


def test_a_link_longer_than_a_post_fits_on_bluesky_as_it_is_shown() -> None:
    limits = registry.about("bluesky").limits
    link = "https://ville.fr/" + "a" * 5000
    assert not measure(f"À lire : {link}", limits, split).too_long
    assert split_thread(f"À lire : {link}", limits, split) == (f"À lire : {link}",)
    assert measure("é" * 290 + " " + link, limits, split).too_long
    assert overflow("é" * 290 + " " + link, limits, split) == 291


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("https://ja.wikipedia.org/wiki/京都", 23),
        ("https://ville.fr/agenda?lieu=théâtre", 23),
        ("https://ville.fr/" + "a" * 400, 23),
        ("gemini://ville.fr/été", 23),
        ("ville.fr", 8),
        ("@lea@social.example", 4),
        ("@lea@été.fr", 4),
        ("à@lea@social.example", 20),
        ("https://ville.fr/a.", 24),
        ("https://ville.fr/(a)", 23),
        ("(https://ville.fr/a)", 25),
        ("https://ville.fr:8080/a?b=c#d", 23),
        ("https://ville.fr/a, https://ville.fr/b", 48),
        ("ipfs://ville.fr/a", 23),
        ("mailto:a@b.fr", 13),
        ("https://xn--t-bja.fr/a", 23),
        ("@lea @zoe@a.fr", 9),
        ("@lea@social.example@x.fr", 24),
        ("#été https://ville.fr", 28),
        ("👩‍👩‍👧 @lea@a.fr", 6),
    ],
)
def test_mastodon_counts_as_its_server_does(text: str, length: int) -> None:
    assert measure(text, registry.about("mastodon").limits, split).length == length


@pytest.mark.parametrize("name", [*NAMES, "threads", "linkedin", "telegram"])
@pytest.mark.parametrize("limit", [40, 60, 90])
def test_a_thread_cuts_no_link_mention_or_hashtag(name: str, limit: int) -> None:
    limits = replace(registry.about(name).limits, text=limit, text_bytes=0)
    for text in texts(7, 120):
        long = normalize("NFC", f"{text} {' '.join(texts(len(text), 6))}")
        whole = [long[one.start : one.end].strip() for one in entities_of(long, limits)]
        parts = split_thread(long, limits, split)
        kept = [part[one.start : one.end] for part in parts for one in entities_of(part, limits)]
        for entity in whole:
            assert entity in kept or any(entity in part for part in parts), (long, entity)


@pytest.mark.parametrize("name", NAMES)
def test_a_link_longer_than_a_post_stays_whole(name: str) -> None:
    limits = replace(registry.about(name).limits, text=80, url=0, text_bytes=0)
    link = "https://ville.example.com/" + "a" * 200
    parts = split_thread(f"Avant, il y a des mots. {link} Et après il y en a d’autres encore.", limits, split)
    assert any(link in part for part in parts)


def test_every_network_finds_something_in_a_long_hostile_text() -> None:
    for network in registry.shipped():
        for hostile in (
            "#" * 20_000,
            "@a." * 8_000,
            "a.b" * 8_000,
            "https://" * 4_000,
            "(" * 20_000,
            "$a" * 9_000,
        ):
            assert isinstance(len(entities_of(hostile, network.limits)), int)
    assert {LINK, MENTION} <= {
        one.kind for one in entities_of("@lea.fr https://a.fr", registry.about("bluesky").limits)
    }
