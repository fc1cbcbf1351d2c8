"""A picture that is a file, for a network that fetches pictures itself: it goes to one's own site first, once, and
that is said before."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Program
from tests.loopback import Asked, Reply, Web, serving
from tests.standins.instagram import Instagram
from tests.standins.server import running

JSON = (("Content-Type", "application/json; charset=UTF-8"),)
PASSWORD = "abcd efgh ijkl mnop"
API = "/wp-json/wp/v2"


class Site:
    """A WordPress with a media library, and nothing else."""

    def __init__(self) -> None:
        self.web: Web
        self.library: dict[str, bytes] = {}
        self.closed = False

    def answer(self, asked: Asked) -> Reply:
        path, _, query = asked.path.partition("?")
        if path.startswith("/uploads/"):
            if self.closed:
                return Reply(401, b"<html>log in</html>", (("Content-Type", "text/html"),))
            data = self.library.get(path.removeprefix("/uploads/"))
            return Reply(200 if data else 404, data or b"", (("Content-Type", "image/jpeg"),))
        given = asked.headers.get("authorization", "").removeprefix("Basic ")
        if base64.b64decode(given).decode() != f"anna:{PASSWORD}":
            return told({"code": "incorrect_password", "message": "No"}, 401)
        if path == f"{API}/users/me":
            rights = {"publish_posts": True, "upload_files": True, "edit_posts": True}
            return told({"id": 1, "slug": "anna", "name": "Anna", "link": "", "capabilities": rights})
        if path == f"{API}/media" and asked.method == "GET":
            slug = query.partition("slug=")[2].partition("&")[0]
            return told([self.item(name) for name in self.library if name.partition(".")[0] == slug])
        if path == f"{API}/media":
            name = asked.body.partition(b'filename="')[2].partition(b'"')[0].decode()
            self.library[name] = asked.body[asked.body.index(b"\xff\xd8\xff") :]
            return told(self.item(name), 201)
        return told({"code": "rest_no_route", "message": "No"}, 404)

    def item(self, name: str) -> dict[str, Any]:
        number = 10 + list(self.library).index(name)
        return {
            "id": number,
            "slug": name.partition(".")[0],
            "source_url": f"{self.web.address}/uploads/{name}",
        }


def told(body: Any, status: int = 200) -> Reply:
    return Reply(status, json.dumps(body).encode(), JSON)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    image = pytest.importorskip("PIL.Image")
    made = BytesIO()
    image.new("RGB", (320, 320), "red").save(made, "JPEG")
    path = tmp_path / "bread.jpg"
    path.write_bytes(made.getvalue())
    return path


@pytest.fixture
def site(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("CMDAILY_SECRET_BLOG", PASSWORD)
    site = Site()
    with serving(site.answer) as web:
        site.web = web
        args = ("--platform", "wordpress", "--server", web.address, "--handle", "anna")
        cmdaily.ok("account", "add", "blog", *args)
        yield site


@pytest.fixture
def instagram(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[Instagram]:
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "right-token")
    with running(Instagram()) as fake:
        cmdaily.ok("account", "add", "acme", "--platform", "instagram", "--server", fake.address)
        yield fake
        assert fake.problems == []


def post(cmdaily: Program, text: str, path: Path, *more: str) -> Any:
    return cmdaily("post", text, "--picture", str(path), "--alt", "A loaf", "--to", "acme", *more)


def test_a_file_goes_to_ones_own_site_first(
    cmdaily: Program, site: Site, instagram: Instagram, picture: Path
) -> None:
    tried = post(cmdaily, "Our bread", picture, "--dry-run")
    assert "goes to blog first" in " ".join((tried.out + tried.err).split())
    assert f"{API}/media" in tried.out
    assert (site.library, instagram.texts()) == ({}, [])
    sent = post(cmdaily, "Our bread", picture)
    assert sent.code == 0, sent
    assert "goes to blog first" in " ".join((sent.out + sent.err).split())
    assert instagram.texts() == ["Our bread"]
    [name] = site.library
    assert name.startswith("cmdaily-")
    again = post(cmdaily, "Our bread, once more", picture)
    assert again.code == 0, again
    assert len(site.library) == 1, "it is there already"


def test_a_site_behind_a_login_says_so(
    cmdaily: Program, site: Site, instagram: Instagram, picture: Path
) -> None:
    site.closed = True
    refused = post(cmdaily, "Our bread", picture)
    assert refused.code != 0
    assert "401" in refused.out + refused.err
    assert instagram.texts() == []


def test_without_a_site_an_address_is_asked_for(
    cmdaily: Program, instagram: Instagram, picture: Path
) -> None:
    refused = post(cmdaily, "Our bread", picture)
    assert refused.code != 0
    assert "is a file" in refused.out + refused.err
    assert instagram.texts() == []
