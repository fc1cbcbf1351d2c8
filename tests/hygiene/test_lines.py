"""What commands print line by line goes through the cleaning: `Context.line`, `Context.message`, or a view."""

from __future__ import annotations

from tests.hygiene.source import PACKAGE, calls, modules, place

ALLOWED = {
    "cli/fast_path/shortcuts.py": 1,  # the version
    "cli/publishing/handoff.py": 1,  # the sequence that copies: it is to take effect
    "cli/publishing/embed.py": 1,  # the sequence that copies, as above
    "cli/calendar.py": 1,  # iCalendar, which escapes
    "cli/publishing/check.py": 1,  # SARIF and the like, which escape
    "cli/completion/answer.py": 5,  # for a shell, with a cleaning of its own
    "cli/settings/config.py": 1,  # a completion script of ours
    "cli/context.py": 1,  # the one place
    "cli/data.py": 1,  # JSON, which escapes
    "cli/reporting/assess.py": 1,  # JSON, which escapes
    "cli/reporting/report.py": 1,  # Markdown, CSV and HTML, whose writers clean and escape
    "cli/metric.py": 1,  # CSV of names, days and numbers that were checked when they came in
}
"""How often a module writes on standard output by itself."""


def test_nothing_is_printed_as_it_came() -> None:
    found: dict[str, list[str]] = {}
    for path in modules():
        if path.is_relative_to(PACKAGE / "cli"):
            for name, call in calls(path):
                if name == "sys.stdout.write":
                    found.setdefault(str(path.relative_to(PACKAGE)), []).append(place(path, call))
    wrong = {name: places for name, places in found.items() if len(places) > ALLOWED.get(name, 0)}
    assert not wrong, "print it with Context.line"
