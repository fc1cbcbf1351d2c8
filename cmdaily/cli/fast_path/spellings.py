"""Generated from the Typer commands by `python -m cmdaily.cli.fast_path.spell`; a test keeps it true.

For each command: its handler (in daily.py, or in the module it names), its arguments with their kind (many, one,
required), its options with the parameter each sets and whether it is a flag, and the parameters' defaults.
"""

SPELLINGS: dict[
    str,
    tuple[str, tuple[tuple[str, str], ...], dict[str, tuple[str, bool]], dict[str, object]],
] = {
    "today": (
        "today",
        (),
        {
            "--date": ("date", False),
            "--json": ("json", True),
            "--exit-code": ("exit_code", True),
        },
        {
            "date": None,
            "json": False,
            "exit_code": False,
        },
    ),
    "next": (
        "next_",
        (),
        {
            "--until": ("until", False),
            "--json": ("json", True),
            "--exit-code": ("exit_code", True),
        },
        {
            "until": None,
            "json": False,
            "exit_code": False,
        },
    ),
    "status": (
        "status",
        (),
        {
            "--json": ("json", True),
            "--exit-code": ("exit_code", True),
        },
        {
            "json": False,
            "exit_code": False,
        },
    ),
    "tick": (
        "tick",
        (("actions", "many"),),
        {
            "--by": ("by", False),
            "--rest": ("rest", True),
            "--took": ("took", False),
            "--note": ("note", False),
            "--key": ("key", False),
            "--date": ("date", False),
            "--json": ("json", True),
        },
        {
            "actions": None,
            "by": None,
            "rest": False,
            "took": None,
            "note": None,
            "key": None,
            "date": None,
            "json": False,
        },
    ),
    "skip": (
        "skip",
        (("actions", "many-required"),),
        {
            "--why": ("why", False),
            "--date": ("date", False),
            "--json": ("json", True),
        },
        {
            "why": None,
            "date": None,
            "json": False,
        },
    ),
    "undo": (
        "undo",
        (),
        {
            "--json": ("json", True),
        },
        {
            "json": False,
        },
    ),
    "metric show": (
        "figures.metric_show",
        (("name", "required"),),
        {
            "--account": ("account", False),
            "--days": ("days", False),
            "--from": ("first", False),
            "--to": ("last", False),
            "--json": ("json", True),
        },
        {
            "account": None,
            "days": None,
            "first": None,
            "last": None,
            "json": False,
        },
    ),
    "metric list": (
        "figures.metric_list",
        (),
        {
            "--all": ("known", True),
            "--refresh": ("refresh", True),
            "--account": ("account", False),
            "--json": ("json", True),
        },
        {
            "known": False,
            "refresh": False,
            "account": None,
            "json": False,
        },
    ),
}
