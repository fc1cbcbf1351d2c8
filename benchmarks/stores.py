"""Full stores and long lists: 100,000 messages and articles, 876,000 figures; 28 routines with 125 actions due."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from benchmarks.history import DAYS, make_home
from cmdaily.domain.accounts.account import Account, KnownAccount
from cmdaily.domain.feeds.article import DONE, KEPT, NEW, Article
from cmdaily.domain.feeds.feed import Feed
from cmdaily.domain.figures.metric import CATALOGUE
from cmdaily.domain.inbox.incoming import COMMENT, Incoming
from cmdaily.domain.inbox.message import ANSWERED, OPEN, Message
from cmdaily.files.home import Home
from cmdaily.services.workspace import Workspace
from cmdaily.store import accounts
from cmdaily.store.feeds import articles, feeds
from cmdaily.store.inbox import messages

MESSAGES, ARTICLES, WAITING = 100_000, 100_000, 30
ACCOUNTS = 12
METRICS = 20
ROUTINES, ACTIONS = 28, 125


def write_routines(place: Path) -> Path:
    """28 routines with 125 actions that are due on every day: the twenty actions and 27 of four or three; each of these
    has one more that is due once in four years."""
    directory = make_home(place) / "routines"
    left, many = ACTIONS - 20, ROUTINES - 1
    counts = [left // many + (number < left % many) for number in range(many)]
    for number, count in enumerate(counts, 1):
        lines = [f"routine: client-{number}", f"title: {{en: Client {number}, fr: Client {number}}}"]
        lines += ["every: day", "minutes: 30", "sections:"]
        for half, actions in enumerate((range(1, 3), range(3, count + 1)), 1):
            lines += [
                f"  - title: {{en: Part {half}, fr: Partie {half}}}",
                "    platform: mastodon",
                "    actions:",
            ]
            for action in actions:
                lines += [
                    f"      - id: c{number}-{action}",
                    f"        title: {{en: Answer what is asked of client {number}, fr: Répondre au client {number}}}",
                    f"        times: {action}",
                    "        minutes: 5",
                    f"        essential: {'true' if action == 1 else 'false'}",
                ]
        lines += [
            f"      - {{id: c{number}-yearly, title: {{en: Look back, fr: Bilan}}, every: year on 02-29}}"
        ]
        (directory / f"client-{number}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return place


def fill(
    place: Path, today: date, *, scale: float = 1.0, many: int = ACCOUNTS, metrics: int = METRICS
) -> dict[str, int]:
    """Fill the store of a home, with so many accounts and figures of each; how many rows of each kind it has."""
    now = datetime.combine(today, time(9), UTC)
    workspace = Workspace(Home(str(place), str(place), str(place / "cache")), now, {})
    with workspace.store.transaction() as connection:
        for number in range(1, many + 1):
            account = Account(f"acme-{number}", "mastodon", "https://social.example", f"acme{number}")
            accounts.keep_account(
                connection,
                KnownAccount(
                    account, remote_id=str(number), added_at=now.isoformat(), checked_at=now.isoformat()
                ),
            )
        for message in _messages(now, int(MESSAGES * scale), many):
            messages.add(connection, f"m{message.number:011d}", message, now.isoformat())
        feed = feeds.add(connection, Feed("f1", 1, "https://news.example/feed", "News"), now.isoformat())
        articles.add(connection, _articles(now, feed.id, int(ARTICLES * scale)))
        articles.carry(
            connection, feed.id, ((f"a{n:011d}", f"n{n}") for n in range(1, int(ARTICLES * scale) + 1))
        )
        figures = _figures(connection, today, int(DAYS * scale), many, metrics)
    workspace.store.close()
    return {"messages": int(MESSAGES * scale), "articles": int(ARTICLES * scale), "figures": figures}


def _messages(now: datetime, most: int, many: int) -> list[Message]:
    made = []
    for number in range(1, most + 1):
        at = now - timedelta(minutes=30 * (most - number) + 10)
        account = f"acme-{number % many + 1}"
        said = Incoming(
            str(number),
            COMMENT,
            f"someone{number % 500}",
            f"Is the shop open on day {number}, and may one come without an appointment?",
            f"https://social.example/{number}",
            at,
            about=str(number % 900),
        )
        state = OPEN if number > most - WAITING else ANSWERED
        made.append(Message(number, account, "mastodon", said, "question", at + timedelta(hours=4), state))
    return made


def _articles(now: datetime, feed: str, most: int) -> list[Article]:
    return [
        Article(
            f"a{number:011d}",
            number,
            feed,
            f"What communities taught us, part {number}",
            f"https://news.example/{number}",
            "A paragraph of a feed that says what the article is about. " * 4,
            "Somebody",
            now - timedelta(minutes=30 * (most - number)),
            now,
            NEW if number > most - WAITING else KEPT if number % 5000 == 0 else DONE,
        )
        for number in range(1, most + 1)
    ]


def _figures(connection: object, today: date, days: int, many: int, metrics: int) -> int:
    """A value of every day for each metric of each account. One statement for all: `put`, which keeps what held
    before, asks twice for each."""
    names = [name for name, metric in CATALOGUE.items() if not metric.formula and not metric.own]
    names = [*names, *(f"custom-{number}" for number in range(METRICS))][:metrics]
    series = [
        {"metric": name, "account": f"acme-{number}"} for name in names for number in range(1, many + 1)
    ]
    rows = (
        {
            **one,
            "id": f"v{index:04d}{back:06d}",
            "day": (today - timedelta(days=back)).isoformat(),
            "value": 1000 + back % 997,
            "at": today.isoformat() + "T06:00:00.000+00:00",
        }
        for index, one in enumerate(series)
        for back in range(days)
    )
    connection.run_many(  # type: ignore[attr-defined]
        """INSERT INTO metric_value (id, metric, account, post, day, value, source, read_at, stored_at, replaced_by)
        VALUES (:id, :metric, :account, '', :day, :value, 'api', :at, :at, NULL)""",
        rows,
    )
    connection.run_many(  # type: ignore[attr-defined]
        "INSERT INTO metric_series (metric, account, post) VALUES (:metric, :account, '')", series
    )
    return len(series) * days
