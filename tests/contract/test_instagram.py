"""Instagram keeps the contract, by either login, against its stand-in. A post there is a picture, so every post of the
suite has one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import POST, Outgoing, Picture
from cmdaily.domain.record import replace
from cmdaily.platforms.instagram.adapter import Instagram
from cmdaily.platforms.testing import PlatformContract
from tests.loopback import Reply, serving
from tests.standins.instagram import USER
from tests.standins.instagram import Instagram as Fake
from tests.standins.server import running

JPEG = b"\xff\xd8\xff\xe0 a picture"


@pytest.fixture
def picture() -> Iterator[Picture]:
    with serving(lambda _: Reply(body=JPEG, headers=(("Content-Type", "image/jpeg"),))) as web:
        yield Picture(f"{web.address}/picture.jpg", "A picture")


class TestInstagram(PlatformContract):
    @pytest.fixture
    def fake(self, picture: Picture) -> Iterator[Fake]:
        self.picture = picture
        with running(Fake()) as fake:
            self.fake = fake
            yield fake
            assert fake.problems == []

    @pytest.fixture
    def platform(self) -> Instagram:
        made = Instagram()
        made.pause = lambda seconds: self.fake.advance(seconds=seconds)
        return made

    @pytest.fixture
    def account(self, fake: Fake) -> Account:
        return Account("acme-ig", "instagram", fake.address, "acme", (("user_id", USER),))

    @pytest.fixture
    def secret(self) -> Secret:
        return Secret({"access_token": "right-token", "client_secret": "some-password"})

    @pytest.fixture
    def wrong_secret(self) -> Secret:
        return Secret({"access_token": "wrong-token"})

    def standing(self, account: Account, secret: Secret) -> list[str]:  # noqa: ARG002
        return self.fake.texts()

    def speak_to(self, account: Account, text: str) -> str:  # noqa: ARG002
        return self.fake.speak(text)

    def outgoing(self, text: str, kind: str = POST, **fields: object) -> Outgoing:
        made = super().outgoing(text, kind, **fields)
        wants = kind == POST and text.strip() and not made.pictures
        return replace(made, pictures=(self.picture,)) if wants else made


class TestInstagramByFacebook(TestInstagram):
    @pytest.fixture
    def account(self, fake: Fake) -> Account:
        settings = (("user_id", USER), ("login", "facebook"))
        return Account("acme-ig", "instagram", fake.address, "acme", settings)

    @pytest.fixture
    def secret(self) -> Secret:
        return Secret({"access_token": "page-token", "client_secret": "some-password"})
