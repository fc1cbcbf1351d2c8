"""Links in a WordPress post: the whole address or none, and nothing of what is written around it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.platforms.http.html_text import plain_text
from cmdaily.platforms.wordpress.client import as_html

WHOLE = """
https://ja.wikipedia.org/wiki/京都 | https://ville.example/agenda?lieu=théâtre | https://été.fr/à-propos
https://ville.fr/l’été?x=1 | https://www.ma_boutique.fr/x | http://127.0.0.1:8182/?p=3 | https://a.fr/x;y=1,2!z
https://fr.wikipedia.org/wiki/Eure_(rivière) | https://a.fr/?q[]=1&r=%C3%A9#haut | https://a.fr/e\u0301te\u0301
https://a.fr/25°C-€—fin | https://a.fr/~moi/+plus$ | https://भारत.example/हिन्दी | https://a.fr/it's
"""
AROUND = [
    *(
        "{}",
        "({})",
        "« {} »",
        "«\u00a0{}\u00a0»",
        "«\u202f{}\u202f»",
        "“{}”",
        '"{}"',
        "voir {}.",
        "{}, puis",
        "{} !",
    ),
    *("{}\u202f!", "{} :", "{}…", "{}...", "{}?!", "ici :{} (fin)", "‘{}’ ", "{}；", "「{}」", "{}\nensuite"),
]


def links(text: str) -> list[str]:
    return re.findall(r'<a href="([^"]*)">', as_html(text))


@pytest.mark.parametrize("address", [one for row in WHOLE.strip().splitlines() for one in row.split(" | ")])
def test_the_address_is_whole_whatever_stands_around_it(address: str) -> None:
    escaped = address.replace("&", "&amp;").replace("'", "&#x27;")
    for around in AROUND:
        text = around.format(address)
        assert links(text) == [escaped], text
        assert plain_text(as_html(text)).split() == text.split()


@pytest.mark.parametrize(
    "text",
    ["http://", "https:// a.fr", "xhttps://a.fr", "ville.fr/agenda", "ftp://a.fr", "mailto:a@b.example"],
)
def test_what_is_no_web_address_is_no_link(text: str) -> None:
    assert links(text) == []


@given(st.text(alphabet="https://a.fr()<>&\"'é ’»\u202f.京,;#?=\n", max_size=60))
def test_no_text_becomes_markup_and_none_is_lost(text: str) -> None:
    made = as_html(text)
    assert re.sub(r'</?p>|<br />|<a href="[^"<>]*">|</a>', "", made).count("<") == 0
    shown = plain_text(made)
    assert "".join(shown.split()) == "".join(text.split())
