"""Threads: what belongs together is not parted, and what is no prose is not cut."""

from __future__ import annotations

import pytest

from cmdaily.domain.publishing.text.threads import split_thread
from cmdaily.domain.record import replace
from cmdaily.platforms import registry
from cmdaily.platforms.http.graphemes import split

WHOLE = [
    # links, addresses, names, tags, files: on networks that make no link of them as well
    "https://ville.fr/a?b=c",
    "https://ville.example/un/chemin?lieu=théâtre",
    "gemini://ville.example/a/b",
    "ftp://ville.example/a,b",
    "https://été.fr/l’été",
    "http://localhost:8080/a",
    "https://192.168.1.1/a",
    "www.ville.fr/agenda",
    "ville.fr",
    "musee.art",
    "paul@mail.example",
    "zoé@été.fr",
    "mailto:a@b.example",
    "did:plc:abcdefghij",
    "at://lea.example/a/3k",
    "@lea",
    "@lea@social.example",
    "@lea.bsky.social",
    "@musée",
    "#été2026",
    "#C++",
    "#l’été",
    "#日本",
    "＃tag",
    "#हिन्दी",
    "#e\u0301te\u0301",
    "README.md",
    "Node.js",
    "Booking.com",
    "fin.Ensuite",
    "v2.0.1",
    ":tada:",
    # numbers, hours, ratios, prices
    "10 h 30",
    "10\u00a0h\u00a030",
    "10h30",
    "18:30",
    "16:9",
    "16 : 9",
    "3 : 1",
    "3 000 €",
    "3\u202f000\u00a0€",
    "9,99 €",
    "$9.99",
    "20 %",
    "5 km",
    "12 m²",
    "12 ans",
    "1 200 places",
    "2 x 3",
    "5 décembre",
    "3 October",
    "10 a.m.",
    "5 pm",
    "n° 5",
    "p. 12",
    "+ 3",
    # marks that French sets apart, quotations, brackets
    "Venez !",
    "Venez\u202f!",
    "Pourquoi ?",
    "ainsi ;",
    "ceci :",
    "« Bonjour",
    "«\u00a0Bonjour\u00a0»",
    "bonjour »",
    "“Hello",
    "(oui",
    "[sic",
    "Oui…",
    # shortened words and initials
    "M. Dupont",
    "Mme Martin",
    "MM. Petit",
    "J.-P. Martin",
    "J. Martin",
    "Dr. No",
    "Mr Smith",
    "Dr House",
    "pp. 3",
    "Dec. 3",
    "Sept. 14",
    "No. 12",
    "art. 3",
    "vol. 2",
    "Mgr. Petit",
    # what the eye sees as one
    "👩\u200d👩\u200d👧\u200d👦",
    "🇫🇷",
    "🧑🏽\u200d🎄",
    "1️⃣",
    "e\u0301",
]


@pytest.mark.parametrize("item", WHOLE)
@pytest.mark.parametrize("name", ["x", "bluesky", "mastodon", "threads"])
def test_it_is_in_one_part_wherever_it_stands(name: str, item: str) -> None:
    limits = replace(registry.about(name).limits, text=70, text_bytes=0)
    words = "Les mots d’ici vont et viennent encore et toujours par la ville et le port et la mer"
    for begin in range(20, 76, 3):
        before = words[:begin].rpartition(" ")[0]
        text = f"{before} {item} et la suite du texte, qui va plus loin que le reste et plus encore."
        parts = split_thread(text, limits, split)
        assert any(split_thread(item, limits, split)[0] in part for part in parts), parts


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "Rendez-vous chez M. Dupont ce soir. Venez avec vos amis et vos voisins.",
            "Rendez-vous chez M. Dupont ce soir.",
        ),
        ("Le jury, J.-P. Martin. La suite vient demain soir, ici même.", "Le jury, J.-P. Martin."),
        ("Venez ce soir à 10 h. Les portes ouvrent à l’heure dite.", "Venez ce soir à 10 h."),
        (
            "Il dit « Oh ! c’est beau » et s’en va dans la nuit noire.",
            "Il dit « Oh ! c’est beau » et s’en va",
        ),
        (
            "Samedi nous ouvrons le marché, dimanche aussi, tout le jour",
            "Samedi nous ouvrons le marché, dimanche",
        ),
        ("Samedi nous ouvrons le grand marché, dimanche aussi", "Samedi nous ouvrons le grand marché,"),
        ("Doors open on Dec. 3 for all. Come along with your friends.", "Doors open on Dec. 3 for all."),
        (
            "Le Dr Petit (né en 50 av. J.-C.) parle ce soir. Venez tous !",
            "Le Dr Petit (né en 50 av. J.-C.) parle",
        ),
        (
            "Walk approx. 3.5 mi. from the church. Then turn left again.",
            "Walk approx. 3.5 mi. from the church.",
        ),
        (
            "Brown & Co. and Smith Inc. are open. Come in and look around.",
            "Brown & Co. and Smith Inc. are open.",
        ),
        ("Tél. 02 99 12 34 56 le matin. Venez tous, c’est gratuit ici.", "Tél. 02 99 12 34 56 le matin."),
        ("Du pain, du vin, etc. pour tous les gens d’ici, ce soir.", "Du pain, du vin, etc. pour tous les"),
    ],
)
def test_a_part_ends_where_a_sentence_does(text: str, first: str) -> None:
    limits = replace(registry.about("mastodon").limits, text=46)
    assert split_thread(text, limits, split)[0].rpartition(" (")[0] == first


@pytest.mark.parametrize("name", ["linkedin", "telegram", "discord", "threads"])
def test_no_flag_and_no_family_is_cut_where_code_points_count(name: str) -> None:
    limits = replace(registry.about(name).limits, text=60)
    text = "a" + "👩\u200d👩\u200d👧\u200d👦🇫🇷e\u0301" * 40
    parts = [part.rpartition(" (")[0] for part in split_thread(text, limits, split)]
    assert [cluster for part in parts for cluster in split(part)] == split(text)
