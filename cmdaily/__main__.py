"""The one way in: reads the clock, picks the language, and turns errors into words and exit codes."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

from cmdaily.errors import CmdailyError, ExitCode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.cli.context import Context


def main(argv: Sequence[str] | None = None, *, now: datetime | None = None) -> int:
    """Run cmdaily and return its exit code. `now` is aware; the clock is read here and nowhere else."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    os.umask(0o077)  # what cmdaily writes is private
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    from cmdaily.cli.context import Context

    context = Context(now or datetime.now(UTC))
    try:
        try:
            code = _run(arguments, context)
            sys.stdout.flush()
        finally:
            context.workspace.store.close()
    except BrokenPipeError:
        return _closed_pipe()
    except KeyboardInterrupt:
        return 130
    except CmdailyError as error:
        return _explain(error, context)
    except OSError as error:
        failure = CmdailyError("error.system", reason=error.strerror or str(error), path=error.filename or "")
        return _explain(failure, context)
    return code


def _run(arguments: list[str], context: Context) -> int:
    words = arguments
    if words[:1] == ["--lang"] and len(words) > 2 and not words[1].startswith("-"):
        context.speak(words[1])
        words = words[2:]
    elif words and words[0].startswith("--lang="):
        context.speak(words[0][7:])
        words = words[1:]
    if "_CMDAILY_COMPLETE" not in os.environ:
        from cmdaily.cli import shortcuts

        found = shortcuts.read(words)
        if found is not None:
            from cmdaily.cli import daily

            name, parameters = found
            code: int = getattr(daily, name)(context, **parameters)
            return code
    from cmdaily.cli.app import run

    return run(arguments, context)


def _explain(error: CmdailyError, context: Context) -> int:
    from cmdaily.render.errors import explain

    try:
        say = context.say
    except CmdailyError:  # the language itself is what is wrong
        from cmdaily.locale import Speech, language_of_environment

        say = Speech(language_of_environment(os.environ))
    try:
        sys.stderr.write(explain(error, say))
        sys.stderr.flush()
    except OSError:
        pass  # nobody is left to tell; the exit code still does
    return error.exit_code


def _closed_pipe() -> int:
    """`cmdaily today | head -3` is no failure. Python would complain when it flushes at exit."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    return ExitCode.DONE


if __name__ == "__main__":
    sys.exit(main())
