"""Secrets that do not show themselves; pictures that are what their bytes say; texts that come back as HTML."""

from __future__ import annotations

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
from cmdaily.platforms.http.media import freeze, load, media_type, size
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
    head = struct.pack(">II5B", width, height, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + head
    body = struct.pack(">I", len(head)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + body


JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b080040008001011100ffd9")
GIF = b"GIF89a" + struct.pack("<HH", 320, 200) + b"\0\0\0"
WEBP = b"RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")
LOSSLESS = b"RIFF\x20\0\0\0WEBPVP8L\x0a\0\0\0\x2f" + struct.pack("<I", 99 | 49 << 14)


@pytest.mark.parametrize(
    ("data", "kind", "pixels"),
    [
        (png(30, 20), "image/png", (30, 20)),
        (JPEG, "image/jpeg", (128, 64)),
        (GIF, "image/gif", (320, 200)),
        (WEBP, "image/webp", (640, 480)),
        (LOSSLESS, "image/webp", (100, 50)),
        (b"<svg/>", "", (0, 0)),
        (b"", "", (0, 0)),
        (b"\xff\xd8\xff", "image/jpeg", (0, 0)),
        (b"\xff\xd8\xff" + b"\xff" * 50, "image/jpeg", (0, 0)),
        (b"\x89PNG\r\n\x1a\n", "image/png", (0, 0)),
    ],
)
def test_a_picture_is_what_its_bytes_say(data: bytes, kind: str, pixels: tuple[int, int]) -> None:
    assert media_type(data) == kind
    assert size(data) == pixels


@given(
    st.binary(max_size=200),
    st.sampled_from([b"\xff\xd8\xff", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"RIFF1234WEBPVP8 "]),
)
def test_no_file_makes_the_reader_fail(tail: bytes, head: bytes) -> None:
    width, height = size(head + tail)
    assert width >= 0
    assert height >= 0


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
        "platform.picture_type": ([picture], Limits(picture_types=("image/jpeg",))),
        "platform.picture_large": ([picture], Limits(picture_bytes=10)),
        "platform.picture_pixels": ([picture], Limits(picture_pixels=1000)),
        "platform.picture_unreadable": ([Picture(str(tmp_path))], Limits()),
        "platform.picture_not_one": ([Picture(__file__)], Limits()),
    }
    for key, (given_, limits) in keys.items():
        refused = freeze(given_, limits)
        assert isinstance(refused, Refused)
        assert (refused.key, refused.reason) == (key, Reason.PICTURE)


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
