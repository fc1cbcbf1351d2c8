"""Entry point: reads the clock, picks the language, and turns errors into words and exit codes."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from gc import set_threshold

from cmdaily.errors import CmdailyError, ExitCode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from cmdaily.cli.context import Context


def main(argv: Sequence[str] | None = None, *, now: datetime | None = None) -> int:
    """Run cmdaily and return its exit code. `now` is aware; the clock is read here and nowhere else."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    os.umask(0o077)  # what cmdaily writes is private
    environ = dict(os.environ)
    hidden = [name for name in environ if name.startswith("CMDAILY_SECRET_")]
    for name in hidden:  # a library may start a program of its own, and that gets this process's environment
        del os.environ[name]
    try:
        return _guarded(arguments, now, environ)
    finally:
        for name in hidden:
            os.environ[name] = environ[name]


def _guarded(arguments: list[str], now: datetime | None, environ: dict[str, str]) -> int:
    context: Context | None = None
    try:
        _prepare_streams()
        from cmdaily.cli.context import Context

        try:
            context = Context(now or datetime.now(UTC), environ)
            return _finished(arguments, context)
        except CmdailyError as error:
            return _explain(error, context)
    except Exception as error:  # a mistake of ours, or of a plug-in
        return _own_up(error, context, environ)


def _finished(arguments: list[str], context: Context) -> int:
    try:
        try:
            code = _run(arguments, context)
            if context.workspace.missing is not None:
                context.message("server.without", path=context.workspace.missing.values.get("path", ""))
            sys.stdout.flush()
            context.call_hooks()
            context.workspace.meet_team()
        finally:
            context.workspace.close()
    except BrokenPipeError:
        _drop_output()
        return ExitCode.DONE
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        raise _system_error(error) from error
    return code


def _run(arguments: list[str], context: Context) -> int:
    words = arguments
    if words[:1] == ["--lang"] and len(words) > 2 and not words[1].startswith("-"):
        context.speak(words[1])
        words = words[2:]
    elif words and words[0].startswith("--lang="):
        context.speak(words[0][7:])
        words = words[1:]
    if os.environ.get("_CMDAILY_COMPLETE"):
        from cmdaily.cli.completion.answer import answer

        return answer(arguments, context)
    from cmdaily.cli.fast_path import shortcuts

    found = shortcuts.read(words)
    if found is not None:
        handler, parameters = found
        return handler(context, parameters)
    from cmdaily.cli.app import run

    return run(arguments, context)


def _explain(error: CmdailyError, context: Context | None) -> int:
    from cmdaily.cli.context import translator
    from cmdaily.locale import language_of_environment
    from cmdaily.render.errors import explain
    from cmdaily.render.messages import write_message

    try:
        tr = context.tr if context is not None else translator(language_of_environment(os.environ))
    except Exception:  # the language itself is what is wrong
        tr = translator(language_of_environment(os.environ))
    try:
        write_message(sys.stderr, explain(error, tr))
        sys.stderr.flush()
    except OSError:
        pass  # nobody is left to tell; the exit code still does
    return error.exit_code


def _own_up(error: Exception, context: Context | None, environ: dict[str, str]) -> int:
    """The last resort: say that it went wrong, and put the traceback into a file of the user's own."""
    from contextlib import suppress

    from cmdaily.services.runtime import crash_reports

    if environ.get("CMDAILY_DEBUG", "0") not in ("", "0"):
        with suppress(OSError):  # the file will have it
            sys.stderr.write(crash_reports.traceback_text(error, environ))
    moment = datetime.now(UTC).isoformat(timespec="milliseconds")
    return _explain(crash_reports.keep(error, moment, environ), context)


def _prepare_streams() -> None:
    """Make sure that there is something to write to, and that no letter can stop it.

    A stream closed by the caller (`cmdaily today >&-`) is opened on the null device, so that no file of ours
    takes its number; standard output only for reading, so that writing fails as it should.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, os.O_RDWR if name == "stderr" else os.O_RDONLY)
            mode = "r" if name == "stdin" else "w"
            stream = open(handle, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - it stays open
            setattr(sys, name, stream)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_letters_for(stream.encoding))


def _letters_for(encoding: str) -> str:
    """What is to be done with letters that an encoding does not have: the nearest that it has."""
    if encoding.lower().replace("-", "") == "utf8":
        return "replace"  # lone surrogates only
    from codecs import register_error

    from cmdaily.render.encoding_fallback import nearest

    register_error("cmdaily.nearest", nearest)
    return "cmdaily.nearest"


def _system_error(error: OSError) -> CmdailyError:
    """An error of the system as one of ours: about a file, or, when it names none, about the answer."""
    reason = error.strerror or str(error)
    if error.filename is not None:
        failure = CmdailyError("error.system", reason=reason, path=error.filename)
    else:
        _drop_output()
        failure = CmdailyError("error.output", remedy="error.output_remedy", reason=reason)
    return failure


def _drop_output() -> None:
    """Let go of what could not be written; Python would try again at exit, and complain."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    os.close(devnull)


def program() -> NoReturn:
    """`cmdaily` as a process. After a daily command nothing is left to be tidied up, and Python's own tidying takes
    as long as a third of a bare start: docs/decisions/0002-start-up.md."""
    from cmdaily.files.cache import code_cache

    set_threshold(100_000)  # ten years of rows are no garbage
    code_cache.use()
    code = main()
    code_cache.keep()
    if "typer" in sys.modules:
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    program()
