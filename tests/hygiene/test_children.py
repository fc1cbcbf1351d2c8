"""Every process is started in one place, which takes the accounts' secrets out of its environment."""

from __future__ import annotations

from tests.hygiene.source import PACKAGE, calls, modules, place

HOME = PACKAGE / "services" / "runtime" / "child_processes.py"
STARTERS = (
    "subprocess.",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "os.system",
    "os.popen",
    "os.startfile",
    "pty.",
)
ALONE = ("Popen", "webbrowser.open", "webbrowser.open_new", "webbrowser.get", "check_output", "check_call")


def test_nothing_is_started_but_through_children() -> None:
    wrong = [
        f"{place(path, call)} {name}"
        for path in modules()
        if path != HOME and not path.is_relative_to(PACKAGE / "platforms" / "testing")
        for name, call in calls(path)
        if name.startswith(STARTERS) or name in ALONE
    ]
    assert not wrong, "start it with services/runtime/child_processes.py"


def test_what_children_starts_has_its_own_environment() -> None:
    started = [call for name, call in calls(HOME) if name.startswith("subprocess.")]
    assert started
    assert all("env" in {word.arg for word in call.keywords} for call in started)
