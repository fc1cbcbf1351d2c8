"""The board keeps cmdaily's contract: the whole of a plug-in's test. `pytest conformance.py`, with the
plug-in installed."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from cmdaily_noticeboard import NoticeBoard

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.secret import Secret
from cmdaily.platforms.testing import PlatformContract


class TestNoticeBoard(PlatformContract):
    @pytest.fixture
    def platform(self) -> NoticeBoard:
        return NoticeBoard()

    @pytest.fixture
    def account(self, tmp_path: Path) -> Account:
        board = tmp_path / "board"
        board.mkdir()
        return Account("acme", "noticeboard", server=str(board))

    @pytest.fixture
    def secret(self) -> Secret:
        return Secret({"word": "sesame"})

    @pytest.fixture
    def wrong_secret(self) -> Secret:
        return Secret({"word": "barley"})

    def standing(self, account: Account, secret: Secret) -> list[str]:  # noqa: ARG002
        return [notice.read_text("utf-8") for notice in Path(account.server).iterdir()]

    def spoil(self, account: Account, chance: Random) -> None:
        """A board is no server: what hangs there becomes bytes that are no text, a folder, or nothing."""
        for notice in Path(account.server).glob("*.txt"):
            if notice.is_dir():
                notice.rmdir()
            else:
                notice.unlink()
            what = chance.choice(("bytes", "folder", "nothing"))
            if what == "bytes":
                notice.write_bytes(chance.randbytes(40))
            elif what == "folder":
                notice.mkdir(exist_ok=True)
