"""Crash reports of errors that nobody foresaw: where in the program they arose, without any secret.

A traceback shows lines of source and no values, except in the words of the error itself, and those may come from a
library, a plug-in or a network. Whatever is known or looks to be secret is taken out of them.
"""

from __future__ import annotations

import gc
import os

from cmdaily import __version__
from cmdaily.domain import lazy_re as re
from cmdaily.domain.accounts.secret import Secret
from cmdaily.errors import CmdailyError
from cmdaily.files.atomic_write import atomic_write
from cmdaily.files.home import find_home
from cmdaily.render.clean import clean_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST = 100_000
"""Characters of one traceback that are kept, and of those before it."""

_OPEN_SECRETS = re.compile(
    r"(?i)(?P<before>\b(?:bearer|basic|dpop)\s+|"
    r"\b[a-z_-]*(?:token|secret|password|passwd|api_?key|jwt|code_verifier|authorization)[\"']?\s*[=:]\s*[\"']?|"
    r"\bhttps?://(?=[^/\s]*@)|"
    r"\b(?!https?:|file:)[a-z][a-z0-9+.-]*://)"
    r"[^\s\"'&,;)}\]]+"
)
"""Credentials as they are written: a header, a field of a form or of JSON, and the addresses of reminder channels."""


def traceback_text(error: BaseException, environ: Mapping[str, str]) -> str:
    """The traceback as text that may be shown: no secrets, no control characters, each line ended."""
    import traceback

    whole = "".join(traceback.format_exception(error))[-LARGEST:]
    return "".join(f"{line}\n" for line in clean_lines(masked(whole, environ).rstrip("\n")))


def masked(text: str, environ: Mapping[str, str]) -> str:
    """A text without the secrets that this process holds or was given, and without what looks like one."""
    given = [
        Secret.parse(value, "token") for name, value in environ.items() if name.startswith("CMDAILY_SECRET_")
    ]
    held = [each for each in gc.get_objects() if type(each) is Secret]
    for secret in (*held, *given):
        text = secret.strip_from(text)
    return _OPEN_SECRETS.sub(r"\g<before>***", text)


def keep(error: BaseException, moment: str, environ: Mapping[str, str]) -> CmdailyError:
    """Put a traceback behind the earlier ones in the user's file. What is left to be said, and where it is, comes
    back as an error; nothing is raised."""
    import platform

    kind, trace = type(error).__name__, traceback_text(error, environ)
    try:
        path = find_home(environ).errors
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        about = f"{moment} cmdaily {__version__}, Python {platform.python_version()}, {platform.platform()}"
        atomic_write(path, f"{_earlier(path)}{about}\n{trace}\n".encode(errors="replace"))
    except OSError as trouble:
        reason = trouble.strerror or str(trouble)
        failure = CmdailyError("error.unforeseen", remedy="error.unforeseen_lost", kind=kind, reason=reason)
        failure.__cause__ = trouble
        return failure
    except CmdailyError:
        return CmdailyError("error.unforeseen", remedy="error.unforeseen_homeless", kind=kind)
    return CmdailyError("error.unforeseen", remedy="error.unforeseen_kept", kind=kind, path=path)


def _earlier(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()[-LARGEST:]
    except FileNotFoundError:
        return ""
