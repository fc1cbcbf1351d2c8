"""No mark of a merge that was not settled stays in a file."""

from __future__ import annotations

from tests.hygiene.source import ROOT

KINDS = {".md", ".py", ".yaml", ".toml", ".json", ".sql", ".txt"}


def test_no_mark_of_a_conflict_is_left() -> None:
    here = [path for name in ("cmdaily", "docs", "tests") for path in (ROOT / name).rglob("*")]
    files = [path for path in (*here, *ROOT.iterdir()) if path.suffix in KINDS and path.is_file()]
    assert len(files) > 500
    wrong = [path for path in files if f"\n{'<' * 7} ".encode() in path.read_bytes()]
    assert not wrong
