"""Mends: what they may change, what they must leave alone, and that they come to rest."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cmdaily.domain.charter.autofix import fix, fix_fully
from cmdaily.domain.charter.check import Checker
from cmdaily.domain.charter.model import Charter, RuleSetting, TextContext
from cmdaily.domain.charter.shipped import shipped_rules
from cmdaily.domain.charter.text import Text

STRICT = Charter(
    languages=("fr",),
    rules=(
        RuleSetting("fr-apostrophe", "warning"),
        RuleSetting("fr-spaces", "warning", (("space", "no-break"),)),
        RuleSetting("fr-hours", "warning", (("form", "spaced"),)),
        RuleSetting("inclusive-writing", "warning", (("use", "required"),)),
        RuleSetting(
            "preferred-words", "warning", (("words", (("email", "courriel"), ("booster", "aider"))),)
        ),
        RuleSetting("brand-words", "warning", (("words", ("Muséolab", "LinkedIn")),)),
    ),
)
CHECKERS = {"fr": Checker(STRICT), "en": Checker(Charter(languages=("en",)))}
RULES_WITH_MENDS = sorted(rule.id for rule in shipped_rules().values() if not rule.owns)

PIECES = st.sampled_from(
    [
        *"Bonjour Ecole REUNION l'été aujourd'hui email Email museolab Linkedin coeur Voeux 2ème 1ère XXIème".split(),
        *"18h30 18H Samedi étudiant.e.s tous guys ! !! ??? ?! ... .... : ; , « » \" “ ” ( ) ' ’ - -----".split(),
        *"#journeedesassociations #saint-denis #Fête #l'été #𝗯𝗼𝗹𝗱 @mairie @musee@social.example".split(),
        *"https://ville.example/a?b=c! ville.example www.ville.example/A_bientôt contact@ville.example".split(),
        *"https://ville.example/Ecole, 3:1 &amp; :) 🎉 🎉🎉🎉 👉 ❤️ 👨‍👩‍👧 𝗡𝗼𝘂𝘃𝗲𝗮𝘂 ＯＰＥＮ ★★★".split(),
        *("A bientôt", "le Lundi 3 Mars", "les habitants", " ,", "\n", " ", "1 234"),
        *("\u00a0", "\u202f", "\u200b", "\u202e", "e\u0301\u0302\u0303\u0304"),
    ]
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=14).map(
    lambda pieces: "".join(piece + gap for piece, gap in pieces)
)
LANGUAGES = st.sampled_from(["fr", "en"])


@given(TEXTS, LANGUAGES)
@settings(max_examples=600, deadline=None)
@example('"Bonjour!"!', "fr")
@example("#Fête\u200b#Fête", "fr")
@example("ville.example\u200ba", "fr")
def test_mending_twice_is_mending_once(text: str, language: str) -> None:
    checker, context = CHECKERS[language], TextContext(language=language)
    once = fix_fully(checker, text, context)
    assert fix_fully(checker, once, context) == once


@given(TEXTS, LANGUAGES)
@settings(max_examples=600, deadline=None)
@example("𝗡𝗼𝘂𝘃𝗲𝗮𝘂Bonjour𝗡𝗼𝘂𝘃𝗲𝗮𝘂ville.example", "fr")
def test_links_handles_and_addresses_are_never_touched(text: str, language: str) -> None:
    fixed = Text(fix_fully(CHECKERS[language], text, TextContext(language=language)))
    before = Text(text)
    assert [link.text for link in fixed.links] == [link.text for link in before.links]
    assert [handle.text for handle in fixed.handles] == [handle.text for handle in before.handles]
    assert [email.text for email in fixed.emails] == [email.text for email in before.emails]


@given(TEXTS, LANGUAGES, st.sampled_from(RULES_WITH_MENDS))
@settings(max_examples=600, deadline=None)
def test_hashtags_change_only_by_the_rules_about_them(text: str, language: str, rule: str) -> None:
    findings = CHECKERS[language].check(text, TextContext(language=language))
    fixed = fix(text, [finding for finding in findings if finding.rule == rule])
    assert [tag.text for tag in Text(fixed).hashtags] == [tag.text for tag in Text(text).hashtags]


@given(TEXTS, LANGUAGES)
@settings(max_examples=600, deadline=None)
def test_a_mended_text_passes_the_rules_that_mended_it(text: str, language: str) -> None:
    checker, context = CHECKERS[language], TextContext(language=language)
    fixed = fix_fully(checker, text, context)
    for left in checker.check(fixed, context):
        if left.fix is not None:  # only what would make or break a link, a handle or a hashtag may be left
            forced = Text(fixed[: left.start] + left.fix + fixed[left.end :])
            assert [span.text for span in forced.protected] != [span.text for span in Text(fixed).protected]


@given(st.text(max_size=80), LANGUAGES)
@settings(max_examples=400, deadline=None)
def test_any_text_is_checked_and_its_findings_stand_inside_it(text: str, language: str) -> None:
    for finding in CHECKERS[language].check(text, TextContext(language=language)):
        assert 0 <= finding.start <= finding.end <= len(text)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("A bientôt a l'Ecole!", "À bientôt a l’École\u202f!"),
        ('Elle dit "bravo!"', "Elle dit «\u00a0bravo\u202f!\u00a0»"),
        ("Venez à la 2ème #fetedelamusique!!", "Venez à la 2e #FeteDeLaMusique\u202f!"),
        ("Voir https://ville.example/Ecole!!", "Voir https://ville.example/Ecole\u202f!"),
        ("Boostez-nous : email@ville.example", "Boostez-nous\u00a0: email@ville.example"),
        ("Rendez-vous à 18H30 , salle 2", "Rendez-vous à 18\u00a0h\u00a030, salle 2"),
    ],
)
def test_what_a_mended_text_looks_like(text: str, fixed: str) -> None:
    assert fix_fully(CHECKERS["fr"], text, TextContext(language="fr")) == fixed


def test_of_two_mends_that_overlap_the_first_is_applied_and_the_other_at_the_next_pass() -> None:
    checker, text = CHECKERS["fr"], "« Ca va?? »"
    once = fix(text, checker.check(text, TextContext(language="fr")))
    assert once != text
    assert fix_fully(checker, text, TextContext(language="fr")) == "«\u00a0Ça va\u202f?\u00a0»"
