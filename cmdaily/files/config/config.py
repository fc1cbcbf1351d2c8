"""config.yaml: language, time zone, the hour at which a day starts, holidays, minutes, and more sections."""

from __future__ import annotations

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.files.yaml.fields import Field


@frozen
class Config:
    """The user's settings. None where nothing is set.

    `language` is `en` or `fr`, `timezone` an IANA name, `day_starts_at` a wall-clock time HH:MM,
    `holidays` a country code (with subdivision), `minutes` the limit for a day. `sections` are the
    settings of other parts, as plain data, by the name of their key.
    """

    language: str | None = None
    timezone: str | None = None
    day_starts_at: str = "00:00"
    holidays: str | None = None
    minutes: int | None = None
    sections: tuple[tuple[str, Any], ...] = ()

    def section(self, name: str, default: Any = None) -> Any:
        """The settings under a key, as its reader made them."""
        return dict(self.sections).get(name, default)


def load_config(path: str) -> Config:
    """The configuration in a file, the defaults without one. Raises FileError with every problem."""
    import os

    from cmdaily.errors import FileError
    from cmdaily.files.cache.serialise import problems_of

    if not os.path.lexists(path):
        return Config()
    packed, problems = parsed_config(path)
    if problems:
        raise FileError(problems_of(path, problems))
    return unpack_config(packed)


def unpack_config(packed: tuple[Any, ...]) -> Config:
    """The configuration of what `parsed_config` gives first."""
    return Config(*packed)


def config_fields() -> tuple[Field, ...]:
    """The keys of config.yaml. Another part joins with one Field here, read into plain tuples and texts."""
    from cmdaily.files.config import scheduler
    from cmdaily.files.config.feeds import feeds_field
    from cmdaily.files.config.figures import figures_field
    from cmdaily.files.config.inbox import listening_field
    from cmdaily.files.config.keep import keep_field
    from cmdaily.files.config.metrics import metrics_field
    from cmdaily.files.config.publishing import speaking_fields
    from cmdaily.files.config.recurring_posts import posts_field
    from cmdaily.files.config.reports import reports_field
    from cmdaily.files.config.start import first_field
    from cmdaily.files.config.team import team_fields
    from cmdaily.files.routines.amounts import read_minutes
    from cmdaily.files.routines.fields import MINUTES_SCHEMA
    from cmdaily.files.routines.values import read_holidays, read_zone
    from cmdaily.files.yaml.fields import TIME_SCHEMA, Field, choice, clock_time
    from cmdaily.locale import LANGUAGES

    return (
        Field("language", choice(*LANGUAGES), {"enum": list(LANGUAGES)}),
        Field("timezone", read_zone, {"type": "string"}),
        Field("day_starts_at", clock_time, TIME_SCHEMA),
        Field("holidays", read_holidays, {"type": "string"}),
        Field("minutes", read_minutes, MINUTES_SCHEMA),
        first_field(),
        *speaking_fields(),
        *scheduler.fields(),
        posts_field(),
        listening_field(),
        *team_fields(),
        metrics_field(),
        feeds_field(),
        figures_field(),
        reports_field(),
        keep_field(),
    )


_OWN = Config.__match_args__[:-1]


def parsed_config(path: str) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The settings that are right, as plain data, and the problems with the others."""
    from cmdaily.errors import FileError
    from cmdaily.files.cache.serialise import pack_problem
    from cmdaily.files.config.scheduler import check
    from cmdaily.files.yaml.fields import read_record
    from cmdaily.files.yaml.problems import ProblemReport
    from cmdaily.files.yaml.source import read_mapping_file

    report = ProblemReport(path)
    values: dict[str, Any] = {}
    try:
        root = read_mapping_file(path, report, may_be_empty=True)
        record = read_record(root, config_fields(), report, "config_file.unknown_key")
        values = record.values if record else {}
        if record:
            check(record, report)
        report.raise_if_any()
        problems: tuple[Any, ...] = ()
    except FileError as error:
        problems = tuple(pack_problem(problem) for problem in error.problems)
    if values.get("holidays") == "none":
        del values["holidays"]
    given = tuple(values.get(name, getattr(Config(), name)) for name in _OWN)
    return (*given, tuple((name, found) for name, found in values.items() if name not in _OWN)), problems
