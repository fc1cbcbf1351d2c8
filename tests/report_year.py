"""A year of twelve accounts: eight figures a day, 300 posts with what they brought, 2,000 messages, ticks.

It is written straight into the tables, for a year of commands would take minutes. Its numbers are of a formula, so that
the same year is written twice.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from cmdaily.domain.figures.series import API
from cmdaily.files.home import find_home
from cmdaily.services.workspace import Workspace
from cmdaily.store import figures
from cmdaily.store.figures import SeriesKey
from cmdaily.store.journal import refresh_day

if TYPE_CHECKING:
    from cmdaily.store.connection import Connection

FIRST = date(2025, 1, 1)
LAST = date(2025, 12, 31)
NOW = datetime(2026, 1, 2, 9, tzinfo=UTC)
PLACES = ("x", "blog", "page", "forum", "shop", "press", "jobs", "north", "south", "east", "west", "lab")
ACCOUNTS = tuple(f"acme-{name}" for name in PLACES)
NETWORKS = ("x", "mastodon", "bluesky", "wordpress")
FIGURES = ("followers", "likes", "replies", "shares", "impressions", "reach", "clicks", "saves")
TEXT = (
    "Our workshop opens on Thursday: number {} brings <b>tools</b> & tea, and a chair for everybody who asks."
)


def fill(home: Path, text: str = TEXT) -> Workspace:
    """Write the year into a home; the workspace that reads it on 2 January."""
    home.mkdir(exist_ok=True)
    home.joinpath("config.yaml").write_text("timezone: UTC\n", encoding="utf-8")
    environ = {"CMDAILY_HOME": str(home)}
    workspace = Workspace(find_home(environ), NOW, environ)
    with workspace.store.transaction() as connection:
        for place, account in enumerate(ACCOUNTS):
            _insert(connection, "account", name=account, platform=NETWORKS[place % 4], id=f"a{place}")
        _figures(workspace, connection)
        _posts(workspace, connection, text)
        _messages(connection)
        _ticks(connection)
    return workspace


def _insert(connection: Connection, table: str, **given: object) -> None:
    """A row with what is given, and nothing in its other columns."""
    columns = connection.rows(f"PRAGMA table_info({table})")
    row: dict[str, object] = {}
    for _, name, kind, required, default, _ in columns:
        if name in given:
            row[name] = given[name]
        elif required and default is None:
            row[name] = 0 if kind == "INTEGER" else ""
    names = ", ".join(row)
    connection.run(f"INSERT INTO {table} ({names}) VALUES ({', '.join(f':{name}' for name in row)})", **row)  # noqa: S608


def _days() -> list[date]:
    return [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]


def _figures(workspace: Workspace, connection: Connection) -> None:
    for place, account in enumerate(ACCOUNTS):
        for order, metric in enumerate(FIGURES):
            key = SeriesKey(metric, account)
            connection.run(
                "INSERT INTO metric_series (metric, account, post) VALUES (:metric, :account, '')",
                metric=metric,
                account=account,
            )
            rows = [
                {
                    "id": workspace.new_id(),
                    "metric": metric,
                    "account": account,
                    "day": day.isoformat(),
                    "value": 1000 * (order + 1) + number * (place + 1) + number * number % 17,
                    "source": API,
                }
                for number, day in enumerate(_days())
                if (number + place) % 29
            ]
            connection.run_many(
                """INSERT INTO metric_value (id, metric, account, post, day, value, source, read_at, stored_at,
                    replaced_by) VALUES (:id, :metric, :account, '', :day, :value, :source, '', '', NULL)""",
                rows,
            )
            assert key.post == ""


def _posts(workspace: Workspace, connection: Connection, text: str) -> None:
    for number in range(300):
        place = number % 12
        moment = datetime(2025, 1, 1, 10, tzinfo=UTC) + timedelta(hours=29 * number)
        remote = str(115_000_000_000_000_000 + number * 7919)
        _insert(connection, "draft", id=f"d{number}")
        _insert(
            connection,
            "delivery",
            id=f"p{number}",
            draft=f"d{number}",
            account=ACCOUNTS[place],
            platform=NETWORKS[place % 4],
            kind="post",
            state="sent",
            send_key=f"k{number}",
            outgoing=json.dumps({"text": text.format(number)}),
            last_attempt_at=moment.isoformat(timespec="milliseconds"),
            remote_id=remote,
            url=f"https://social.example/@{ACCOUNTS[place]}/{remote}",
        )
        for order, metric in enumerate(("likes", "replies", "shares")):
            value = (moment.date(), float((number * 31 + order) % 47), API, "")
            figures.put(connection, workspace.new_id(), SeriesKey(metric, ACCOUNTS[place], remote), value, "")


def _messages(connection: Connection) -> None:
    for number in range(2000):
        received = datetime(2025, 1, 1, 9, tzinfo=UTC) + timedelta(hours=4.3 * number)
        answered = number % 9 != 0
        settled = received + timedelta(minutes=7 + number * 13 % 400)
        place = number % 12
        _insert(
            connection,
            "message",
            id=f"m{number}",
            number=number + 1,
            account=ACCOUNTS[place],
            platform=NETWORKS[place % 4],
            remote_id=f"r{number}",
            kind="mention",
            received_at=received.isoformat(timespec="milliseconds"),
            urgency=("complaint", "question", "other")[number % 3],
            state="answered" if answered else "open",
            settled_at=settled.isoformat(timespec="milliseconds") if answered else "",
        )


def _ticks(connection: Connection) -> None:
    for number, day in enumerate(_days()):
        for action in ("x-reply", "x-post", "linkedin-post")[: number % 4]:
            _insert(
                connection,
                "journal",
                id=f"t{number}{action}",
                command=f"c{number}{action}",
                kind="tick",
                day=day.isoformat(),
                routine="twenty-actions",
                action=action,
                amount=5,
                target=5 if action == "x-reply" else 1,
                seconds=300,
                source="hand",
            )
            refresh_day(connection, day, "twenty-actions", action)
