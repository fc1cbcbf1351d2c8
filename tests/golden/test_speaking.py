"""What speaking looks like, in both languages: `CMDAILY_GOLDEN=write pytest tests/golden` writes it anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Network, Program

HERE = Path(__file__).parent / "speaking"

ACTIONS = """
every: day
sections:
  - title: Memory
    platform: memory
    actions:
      - {id: memory-post, title: {en: Say something, fr: Dire quelque chose}, counts: post, minutes: 2}
"""

STEPS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("", ("account", "list"), ""),
    ("", ("account", "check"), ""),
    ("", ("platform", "list"), ""),
    ("", ("template", "list"), ""),
    ("", ("template", "add", "thanks", "Thank you, {name}!"), ""),
    ("", ("template", "list"), ""),
    ("", ("post", "--template", "thanks", "--to", "acme"), ""),
    ("", ("outbox", "list"), ""),
    ("", ("post", "Hello", "--to", "x"), ""),
    ("", ("post", "Good morning", "--to", "acme"), ""),
    ("", ("post", "Good morning", "--to", "acme"), ""),
    ("", ("post", "a" * 501, "--to", "acme"), ""),
    ("", ("post", "See https://example.com/a", "--to", "acme", "--dry-run"), ""),
    ("", ("post", "Later", "--to", "acme", "--at", "tomorrow 9:30"), ""),
    ("silence", ("post", "Did it arrive?", "--to", "acme"), ""),
    ("429-reset", ("post", "Too many", "--to", "acme"), ""),
    ("", ("outbox", "list"), ""),
    ("", ("outbox", "resolve"), "2026-11-23T09:30"),
    ("", ("outbox", "resolve"), "2026-11-23T09:31"),
    ("", ("outbox", "send"), "2026-11-23T09:32"),
    ("", ("post", "Hello", "--to", "acne"), ""),
    ("", ("post", "Hello", "--to", "acme", "--at", "soon"), ""),
)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_day_of_speaking(
    cmdaily: Program,
    network: Network,
    routine: Callable[..., Path],
    language: str,
    golden: Callable[[Path, str], None],
) -> None:
    routine("memory", ACTIONS)
    shown = []
    for fault, words, now in STEPS:
        if fault:
            network.server.fail(fault)
        result = cmdaily("--lang", language, *words, now=now or None)
        command = "cmdaily " + " ".join(word if len(word) < 60 else word[:20] + "…" for word in words)
        shown.append(f"$ {command}\n{result.err}{result.out}[{result.code}]\n")
    text = _without_chance("\n".join(shown), network)
    golden(HERE / f"{language}.txt", text)


def _without_chance(text: str, network: Network) -> str:
    """Ids and places differ from run to run."""
    names: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        return names.setdefault(found[0], f"{len(names) + 1:06d}")

    text = text.replace(network.server.address, "file:///network")
    return re.sub(r"(?<![\w/])(?=[0-9a-f]*[a-f0-9])[0-9a-f]{6}(?![\w/])", named, text)
