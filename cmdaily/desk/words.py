"""Words of the desk: its translator says in keys what a command line says in commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdaily.locale import Translator

if TYPE_CHECKING:
    from cmdaily.locale import Message


class DeskTranslator(Translator):
    """The messages of one language; of those that name a command, the one that names the key."""

    def _message(self, key: str) -> Message | None:
        return super()._message(f"at_desk.{key}") or super()._message(key)
