"""Secrets that do not show themselves; pictures that are what their bytes say; texts that come back as HTML."""

from __future__ import annotations

import hashlib
import pickle
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Limits
from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import Picture
from cmdaily.platforms.http.html_text import comparable, plain_text
from cmdaily.platforms.http.media import freeze, load
from cmdaily.platforms.http.urls import keeps_secrets, server_address
from cmdaily.platforms.testing import PIXEL

# --- secrets


def test_a_secret_is_read_as_text_or_as_json() -> None:
    assert Secret.parse("  abcd-efgh \n", "app_password").get("app_password") == "abcd-efgh"
    both = Secret.parse('{"access_token": "a", "refresh_token": "r", "none": null}', "plain")
    assert both.has("access_token", "refresh_token")
    assert not both.has("none")
    assert Secret.parse("{not json", "plain").get("plain") == "{not json"
    assert not Secret.parse("", "plain")


@given(st.dictionaries(st.sampled_from(["token", "refresh_token"]), st.text(min_size=1)))
def test_what_is_stored_comes_back(fields: dict[str, str]) -> None:
    secret = Secret(fields)
    assert Secret.parse(secret.reveal(), "plain") == secret


def test_a_secret_does_not_show_itself() -> None:
    secret = Secret({"token": "very-secret-value"})
    for shown in (repr(secret), str(secret), f"{secret}", repr({"a": secret})):
        assert "very-secret-value" not in shown
    with pytest.raises(TypeError):
        pickle.dumps(secret)
    with pytest.raises(TypeError):
        hash(secret)
    assert secret.strip_from("Bearer very-secret-value!") == "Bearer ***!"


# --- servers


@pytest.mark.parametrize(
    ("address", "fine"),
    [
        ("https://social.example", True),
        ("http://localhost:8080", True),
        ("http://127.0.0.1", True),
        ("http://[::1]:80", True),
        ("http://social.example", False),
        ("http://127.0.0.1.evil.example", False),
        ("http://localhost.evil.example", False),
        ("ftp://localhost", False),
        ("https://[broken", False),
    ],
)
def test_where_a_secret_may_go(address: str, fine: bool) -> None:
    assert keeps_secrets(address) is fine


def test_a_server_may_be_named_without_its_protocol() -> None:
    assert server_address(Account("a", "mastodon", server=" social.example/ ")) == "https://social.example"
    assert server_address(Account("a", "x"), "https://api.example") == "https://api.example"
    assert server_address(Account("a", "mastodon")) == ""


# --- pictures


def png(width: int, height: int) -> bytes:
    def chunk(name: bytes, held: bytes) -> bytes:
        return struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))

    rows = zlib.compress(bytes(height * (1 + (width + 7) // 8)))
    head = chunk(b"IHDR", struct.pack(">II5B", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_picture_is_held_against_the_limits(tmp_path: Path) -> None:
    path = tmp_path / "named.gif"
    path.write_bytes(png(3000, 3000))
    picture = Picture(str(path), "alt")
    frozen = freeze([picture], Limits(pictures=4, picture_types=("image/png",)))
    assert not isinstance(frozen, Refused)
    assert (frozen[0]["type"], frozen[0]["width"]) == ("image/png", 3000), "by its bytes, not by its name"
    assert load(frozen[0]) == path.read_bytes()
    keys = {
        "platform.pictures_count": ([picture] * 2, Limits(pictures=1)),
        "platform.picture_large": ([picture], Limits(picture_bytes=10)),
        "platform.picture_unreadable": ([Picture(str(tmp_path))], Limits()),
        "platform.picture_not_one": ([Picture(__file__)], Limits()),
    }
    for key, (given_, limits) in keys.items():
        refused = freeze(given_, limits)
        assert isinstance(refused, Refused)
        assert (refused.key, refused.reason) == (key, Reason.PICTURE)


def test_a_picture_is_made_to_fit_and_the_same_bytes_are_sent(tmp_path: Path) -> None:
    path = tmp_path / "wide.png"
    path.write_bytes(png(3000, 2000))
    frozen = freeze([Picture(str(path), "alt")], Limits(picture_pixels=60_000, picture_types=("image/jpeg",)))
    assert not isinstance(frozen, Refused)
    assert (frozen[0]["type"], frozen[0]["width"], frozen[0]["height"]) == ("image/jpeg", 300, 200)
    sent = load(frozen[0])
    assert isinstance(sent, bytes)
    assert (len(sent), hashlib.sha256(sent).hexdigest()) == (frozen[0]["bytes"], frozen[0]["sha256"])
    path.write_bytes(png(3001, 2000))
    changed = load(frozen[0])
    assert isinstance(changed, Refused)
    assert changed.key == "platform.picture_changed"


def test_without_pillow_what_is_too_large_is_refused_and_the_remedy_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cmdaily.files.pictures.smaller.can_resize", lambda: False)
    path = tmp_path / "wide.png"
    path.write_bytes(png(3000, 2000))
    for key, limits in {
        "platform.picture_pixels": Limits(picture_pixels=1000),
        "platform.picture_type": Limits(picture_types=("image/jpeg",)),
    }.items():
        refused = freeze([Picture(str(path))], limits)
        assert isinstance(refused, Refused)
        assert (refused.key, refused.remedy) == (key, "platform.picture_resize_remedy")


def test_a_picture_that_is_gone_when_it_is_sent_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pixel.png"
    path.write_bytes(PIXEL)
    frozen = freeze([Picture(str(path))], Limits())
    assert not isinstance(frozen, Refused)
    path.unlink()
    assert isinstance(load(frozen[0]), Refused)
    refused = freeze([Picture("a\0b")], Limits())
    assert isinstance(refused, Refused)


# --- texts


def test_text_comes_out_of_mastodons_html() -> None:
    shown = (
        '<p>Voir <a href="https://example.com/un/long/chemin"><span class="invisible">https://</span>'
        '<span class="ellipsis">example.com/un/</span><span class="invisible">long/chemin</span></a></p>'
        '<p>1 &lt; 2<br>fin <span class="h-card"><a href="https://s.example/@moi">@<span>moi</span></a></span></p>'
    )
    assert plain_text(shown) == "Voir https://example.com/un/long/chemin\n\n1 < 2\nfin @moi"


def test_texts_are_compared_as_people_see_them() -> None:
    assert comparable("Bonjour  @moi@s.example\n\ncafe\u0301") == comparable("Bonjour @moi café")
    assert comparable("moi@s.example") == "moi@s.example"
    assert comparable("Oui") != comparable("Non")
