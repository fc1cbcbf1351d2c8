"""Links and mentions that a network makes otherwise than they were meant are said; the others are not."""

from __future__ import annotations

import pytest

from cmdaily.domain.publishing.preflight import preflight
from cmdaily.domain.record import replace
from cmdaily.platforms import registry
from tests.domain.publishing.test_preflight import subject

RULES = ("glued-link", "cut-link", "long-link", "lost-link", "cut-mention", "lost-mention")


def said(platform: str, text: str) -> list[tuple[str, str]]:
    network = registry.about(platform)
    asked = replace(subject(text), network=network, limits=network.limits, by_hand=True)
    return [(one.rule, text[one.start : one.end]) for one in preflight(asked) if one.rule in RULES]


ADDRESS = "https://ville.fr/agenda"
GLUED = [
    "👉",
    "→",
    ":",
    "«",
    "“",
    '"',
    "[",
    "<",
    "*",
    "_",
    "-",
    "➡️",
    "📍",
    "=",
    "/",
    "|",
    "►",
    "✅",
    "•",
    "'",
    "…",
]
ENDED = ["»", "”", "’", "…", "».", "…»", "”.", "’.", "…!"]
FILES = [
    "README.md",
    "script.py",
    "main.rs",
    "photos.zip",
    "film.mov",
    "deploy.sh",
    "notes.md",
    "CHANGELOG.md",
    "setup.py",
    "clip.mov",
    "data.zip",
    "lib.rs",
    "run.sh",
    "CONTRIBUTING.md",
    "conf.py",
    "menu.md",
    "archives-2026.zip",
    "index.md",
    "mairie.py",
    "TODO.md",
]
SHORTENED = [
    "habitant.es",
    "salarié.es",
    "étudiant.es",
    "retraité.es",
    "invité.es",
    "adhérent.es",
    "voisin.es",
    "employé.es",
    "passionné.es",
    "élu.es",
    "apprenti.es",
    "agent.es",
    "ami.es",
    "citoyen.ne",
    "musicien.ne",
    "lycéen.ne",
    "parisien.ne",
    "certain.es",
    "content.es",
    "danseur.se",
]
GLUED_SENTENCES = [
    "midi.De",
    "ouvert.Et",
    "noon.It",
    "fini.Se",
    "M.De",
    "matin.La",
    "jazz.In",
    "soir.La",
    "fête.Au",
    "club.To",
    "demain.Me",
    "J.La",
    "musée.Il",
    "merci.Si",
    "venez.Ne",
    "now.My",
    "here.So",
    "gratuit.Be",
    "public.At",
    "samedi.Is",
]


@pytest.mark.parametrize("sign", GLUED)
def test_a_link_glued_to_a_sign_is_none_on_bluesky(sign: str) -> None:
    glued = f"Le programme de samedi {sign}{ADDRESS} en ligne"
    assert ("lost-link", ADDRESS) in said("bluesky", glued)
    assert ("lost-link", ADDRESS) not in said("x", glued)
    assert said("bluesky", glued.replace(sign, f"{sign} ")) == []


@pytest.mark.parametrize("tail", ENDED)
@pytest.mark.parametrize("platform", ["mastodon", "bluesky"])
def test_a_mark_that_is_taken_into_a_link_is_said(platform: str, tail: str) -> None:
    text = f"Le programme : {ADDRESS}{tail} Venez !"
    [(rule, link)] = said(platform, text)
    assert (rule, link.startswith(ADDRESS)) == ("long-link", True)
    assert link != ADDRESS
    assert said("x", text) == []
    assert said(platform, text.replace(tail, f" {tail}")) == []


@pytest.mark.parametrize(
    ("platform", "links"),
    [("x", FILES), ("bluesky", FILES[:10]), ("x", SHORTENED), ("x", GLUED_SENTENCES)],
    ids=["files", "files on bluesky", "inclusive", "sentences"],
)
def test_a_link_that_nobody_meant_is_said(platform: str, links: list[str]) -> None:
    made = [one for one in links if said(platform, f"Voyez {one} ce soir") == [("glued-link", one)]]
    assert made == links


@pytest.mark.parametrize("text", [*FILES, *SHORTENED, *GLUED_SENTENCES])
def test_mastodon_makes_no_link_of_it(text: str) -> None:
    assert said("mastodon", f"Voyez {text} ce soir") == []


@pytest.mark.parametrize(
    ("platform", "name", "rule"),
    [
        *(
            ("x", name, "cut-mention")
            for name in (
                "@lea.bsky.social",
                "@lea-martin",
                "@ville.fr",
                "@musee.art",
                "@a.b",
                "@lea.martin",
                "@lea-b.c",
                "@rock-n-roll",
                "@asso.org",
                "@l.m_n",
            )
        ),
        *(
            ("x", name, "lost-mention")
            for name in (
                "@lea@social.example",
                "@musée",
                "@été_2026",
                "@zoé",
                "@forêt.bsky.social",
                "@lami_é",
                "@Émile",
                "@çava",
                "@a@b.c",
                "@日本",
            )
        ),
        *(
            ("bluesky", name, "lost-mention")
            for name in (
                "@lea",
                "@lea@social.example",
                "@lea_martin",
                "@Ville",
                "@musée",
                "@zoé.bsky.social",
                "@lea.invalide",
                "@LeaMartin",
                "@asso35",
                "@a_b.c",
            )
        ),
        *(("mastodon", name, "lost-mention") for name in ("@musée", "@zoé", "@Émile", "@été_2026", "@日本")),
    ],
)
def test_a_name_that_the_network_does_not_mention_is_said(platform: str, name: str, rule: str) -> None:
    assert said(platform, f"Merci à {name} pour hier") == [(rule, name)]


CLEAN = [
    ("x", "Merci à @lea, @lea_m et (@zoe) !"),
    ("x", "RDV @18h30 devant la gare"),
    ("x", "Voir (https://ville.fr/a), puis https://ville.fr/b."),
    ("x", "Contact : contact@ville.fr"),
    ("x", "3 @ 5 euros"),
    ("x", "https://x.com/@lea"),
    ("x", "« https://ville.fr/a »"),
    ("x", "ville.fr"),
    ("x", "elpais.es et renfe.es"),
    ("x", "Node.js 22 est là"),
    ("x", "affiche.pdf et menu.docx"),
    ("x", "Booking.com"),
    ("x", "v2.0.1"),
    ("x", "9.99 €"),
    ("x", "16:9, 3:1, 10:30"),
    ("x", ":tada: à tous"),
    ("x", "#fête @lea"),
    ("x", "https://github.com/a/b/README.md"),
    ("x", "etc."),
    ("x", "J.-P. Martin"),
    ("bluesky", "Merci à @lea.bsky.social et (@zoe.example.com)."),
    ("bluesky", "(https://ville.fr/a)"),
    ("bluesky", "https://ville.fr/a, https://ville.fr/b!"),
    ("bluesky", "«\u202fhttps://ville.fr/a\u202f»"),
    ("bluesky", "«\u00a0https://ville.fr/a\u00a0» ?"),
    ("bluesky", "https://fr.wikipedia.org/wiki/Rennes_(Ille-et-Vilaine)"),
    ("bluesky", "contact@ville.fr"),
    ("bluesky", "habitant·es"),
    ("bluesky", "midi.De"),
    ("bluesky", "https://ville.fr/l’été"),
    ("bluesky", "affiche.pdf"),
    ("bluesky", "@did.plc.social"),
    ("bluesky", "ville.fr."),
    ("bluesky", "#fête"),
    ("bluesky", "at://did:plc:abc/x"),
    ("bluesky", "Ouvert @ midi"),
    ("mastodon", "Merci @lea@social.example !"),
    ("mastodon", "Merci @lea.bsky.social et @lea"),
    ("mastodon", "(https://ville.fr/a)"),
    ("mastodon", "«\u202fhttps://ville.fr/a\u202f»"),
    ("mastodon", '"https://ville.fr/a"'),
    ("mastodon", "👉https://ville.fr/a"),
    ("mastodon", "contact@ville.fr"),
    ("mastodon", "https://ville.fr/a."),
    ("linkedin", "Merci @Léa Martin, 👉https://ville.fr/a…"),
    ("threads", "@lea.martin"),
    ("telegram", "@lea"),
    ("instagram", "@lea.martin"),
]


@pytest.mark.parametrize(("platform", "text"), CLEAN)
def test_what_is_as_it_was_meant_is_not(platform: str, text: str) -> None:
    assert said(platform, text) == []
