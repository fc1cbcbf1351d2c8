"""Files are written in one place: exclusive temporary files, no link followed, put in place in one step."""

from __future__ import annotations

import ast

from tests.hygiene.source import PACKAGE, calls, modules, place

ALLOWED = {PACKAGE / "files" / "atomic_write.py", PACKAGE / "platforms" / "memory" / "server.py"}
"""Where it is done, and the network that stands in for one in tests."""
NAMED = {
    "os.open": {
        "services/runtime/process_locks.py",
        "files/yaml/source.py",
        "__main__.py",
        "store/connection.py",
    },
    "os.mkfifo": set(),
    "tempfile.mkstemp": set(),
    "tempfile.mktemp": set(),
    "tempfile.NamedTemporaryFile": set(),
}
"""Calls that may make a file, and who may: lock files, devices, and files that are only read."""


def _writes(call: ast.Call) -> bool:
    """Whether an `open` is for more than reading."""
    given = [call.args[1]] if len(call.args) > 1 else []
    given += [word.value for word in call.keywords if word.arg == "mode"]
    return any(not isinstance(mode, ast.Constant) or set(str(mode.value)) & set("wxa+") for mode in given)


def test_every_file_is_written_by_the_one_function() -> None:
    wrong = []
    for path in modules():
        if path in ALLOWED or path.is_relative_to(PACKAGE / "platforms" / "testing"):
            continue
        for name, call in calls(path):
            bad = name == "open" and _writes(call) and not place(path, call).startswith("__main__.py")
            bad |= name.rpartition(".")[2] in ("write_text", "write_bytes")
            bad |= name in NAMED and str(path.relative_to(PACKAGE)) not in NAMED[name]
            if bad:
                wrong.append(f"{place(path, call)} {name}")
    assert not wrong, "write through files/atomic_write.py"
