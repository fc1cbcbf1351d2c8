"""Secrets (credentials) that do not show themselves: not in `repr`, not in an error, not in a pickle."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NoReturn


class Secret:
    """The fields of a secret by name, such as `access_token` and `refresh_token`."""

    __slots__ = ("_fields",)

    def __init__(self, fields: Mapping[str, str]) -> None:
        self._fields = {name: given for name, given in fields.items() if given}

    @classmethod
    def parse(cls, text: str, plain: str) -> Secret:
        """Read what a person, an environment variable or a keyring holds: a JSON object of strings, or a
        plain string, which fills the field `plain`. Surrounding white space is not part of a secret."""
        text = text.strip()
        if text.startswith("{"):
            import json

            try:
                read = json.loads(text)
            except ValueError:
                read = None
            if isinstance(read, dict):
                return cls({str(name): str(given) for name, given in read.items() if given is not None})
        return cls({plain: text})

    def get(self, name: str) -> str:
        """A field, "" where it is missing."""
        return self._fields.get(name, "")

    def has(self, *names: str) -> bool:
        """Whether all of these fields are there."""
        return all(self._fields.get(name) for name in names)

    def with_fields(self, **changes: str) -> Secret:
        """A copy with some fields changed; an empty string removes one."""
        return Secret(self._fields | changes)

    def reveal(self) -> str:
        """The JSON object for whoever stores it, and for no one else."""
        import json

        return json.dumps(self._fields, ensure_ascii=False, sort_keys=True)

    def strip_from(self, text: str) -> str:
        """A text with every field's value taken out, longest first: for messages of libraries and servers."""
        for given in sorted(self._fields.values(), key=len, reverse=True):
            if len(given) >= 4:
                text = text.replace(given, "***")
        return text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._fields == other._fields

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        return bool(self._fields)

    def __repr__(self) -> str:
        return f"Secret({', '.join(sorted(self._fields))})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not pickled")
