"""Settings: reading and changing config.yaml key by key, comments kept."""

from __future__ import annotations

import os
from contextlib import suppress

from cmdaily.domain import lazy_re as re
from cmdaily.errors import UsageError
from cmdaily.files.atomic_write import write_new
from cmdaily.files.config.config import config_fields, load_config
from cmdaily.files.yaml import round_trip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.services.workspace import Workspace

_SECRET = re.compile(r"\b([a-z][a-z0-9+.-]*)://\S+")
"""An address may hold a token: of a channel, of a database."""
_PLAIN = ("http", "https")


def get(workspace: Workspace, key: str) -> str:
    """What a key says, as YAML: what the file has, else what holds without it. Addresses that may hold a secret are cut
    off. Raises UsageError for a key that does not exist or is not set."""
    names = _path(key)
    config = workspace.config
    found = _raw(workspace.home.config_file)
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    if found is None and len(names) == 1:
        found = getattr(config, names[0], None)
    if found is None:
        raise UsageError("config.not_set", remedy="config.not_set_remedy", name=key[:60])
    return _hidden(_written(found))


def in_short(workspace: Workspace, name: str) -> str:
    """What a section of the file says, as YAML in one line. Addresses that may hold a secret are cut off."""
    from io import StringIO

    from ruamel.yaml import YAML

    out = StringIO()
    yaml = YAML(typ="safe")
    yaml.default_flow_style, yaml.width, yaml.allow_unicode = True, 1_000_000, True
    yaml.dump(_each_hidden(_raw(workspace.home.config_file, plain=True).get(name)), out)
    return out.getvalue().replace("\n...", "").strip()


def put(workspace: Workspace, key: str, value: str | None) -> None:
    """Set a key, `feeds.allow_private` for one inside another, to a value in YAML; None takes it out.

    Raises FileError for what would be wrong, and UsageError for taking out what is not there.
    """
    names = _path(key)

    def edit(root: Any) -> None:
        *outer, last = names
        inside = root
        for name in outer:
            if not isinstance(inside.get(name), dict):
                if value is None:
                    raise UsageError("config.not_set", remedy="config.not_set_remedy", name=key[:60])
                inside[name] = {}
            inside = inside[name]
        if value is not None:
            inside[last] = _value(value)
        elif last in inside:
            del inside[last]
        else:
            raise UsageError("config.not_set", remedy="config.not_set_remedy", name=key[:60])

    round_trip.change(workspace.home.config_file, edit, load_config)
    workspace.forget()


def begin(path: str, text: str) -> None:
    """Write a file to begin with, where there is none."""
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    with suppress(FileExistsError):
        write_new(path, text)


def keys() -> list[str]:
    """The keys of config.yaml."""
    return [field.name for field in config_fields()]


def _path(key: str) -> list[str]:
    """The names of a key, the first of which is one of config.yaml."""
    names = key.split(".")
    known = keys()
    if names[0] not in known or not all(names):
        from cmdaily.files.yaml.problems import guess

        close = guess(names[0][:80], known)
        raise UsageError(
            "config.no_key_near" if close else "config.no_key",
            name=key[:60],
            near=close,
            known=", ".join(known),
        )
    return names


def _raw(path: str, *, plain: bool = False) -> Any:
    from ruamel.yaml import YAML

    if not os.path.lexists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        return YAML(typ="safe" if plain else "rt").load(file) or {}


def _value(text: str) -> Any:
    """What is typed, as YAML; what is none is a text."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        found = YAML(typ="rt").load(text)
    except YAMLError:
        return text
    return text if found is None else found


def _written(found: Any) -> str:
    from io import StringIO

    from ruamel.yaml import YAML

    if not isinstance(found, dict | list):
        return str(found)
    out = StringIO()
    yaml = YAML(typ="rt")
    yaml.width = 4096
    yaml.dump(found, out)
    return out.getvalue().rstrip("\n")


def _each_hidden(found: Any) -> Any:
    if isinstance(found, dict):
        return {key: _each_hidden(value) for key, value in found.items()}
    if isinstance(found, list):
        return [_each_hidden(value) for value in found]
    return _hidden(found) if isinstance(found, str) else found


def _hidden(text: str) -> str:
    def shown(match: Any) -> str:
        return match[0] if match[1] in _PLAIN and "@" not in match[0] else f"{match[1]}://…"

    return _SECRET.sub(shown, text)
