"""`feed`: from a site's address to three kept articles and one shared, and every way in which a feed can be wrong."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Network, Program
from tests.feed_server import FeedServer, item, rss


@pytest.fixture
def reader(cmdaily: Program) -> Program:
    """The program, allowed to read feeds on this machine."""
    cmdaily.home.mkdir(exist_ok=True)
    (cmdaily.home / "config.yaml").write_text("feeds: {allow_private: true}\n")
    return cmdaily


def read(program: Program, *options: str, **more: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = program.ok("feed", "read", *options, "--json", **more).json["articles"]
    return found


def titles(program: Program, *options: str, **more: Any) -> list[str]:
    return [article["title"] for article in read(program, *options, **more)]


def listed(program: Program) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = program.ok("feed", "list", "--json").json["feeds"]
    return found


def done(program: Program) -> int:
    actions = {action["id"]: action for action in program.ok("today", "--json").json["actions"]}
    return int(actions["blog-feeds"]["done"])


@pytest.mark.both_engines
def test_a_morning_with_feeds(network: Network, reader: Program, feeds: FeedServer) -> None:
    library = item(
        "1",
        "The library reopens",
        "<p>After <b>six</b> months.</p>",
        url="https://site.example/1?utm_source=rss",
    )
    feeds.put("/feed", rss(library, item("2", "Hours of the pool", "From Monday."), title="The town & us"))
    added = reader.ok("feed", "add", feeds.url("/feed"))
    assert "The town & us (s1), 2 articles" in added.out
    feed = listed(reader)[0]
    assert (feed["ref"], feed["title"], feed["state"], feed["articles"]) == ("s1", "The town & us", "ok", 2)
    articles = {each["title"]: each for each in read(reader)}
    first = articles["The library reopens"]
    assert (first["url"], first["feed"]) == ("https://site.example/1", "s1")
    assert first["published_at"] == "2026-11-23T07:00:00+00:00"
    assert "After six months." in reader.ok("feed", "show", first["ref"]).out

    assert "blog-feeds" in reader.ok("feed", "keep", first["ref"]).out
    assert done(reader) == 1
    assert titles(reader, "--kept") == ["The library reopens"]
    assert titles(reader) == ["Hours of the pool"]

    pool = articles["Hours of the pool"]["ref"]
    reader("share", pool, "--to", "acme", "--dry-run")
    assert titles(reader) == ["Hours of the pool"]
    sent = reader.ok("share", pool, "--to", "acme", "--json").json["deliveries"][0]
    assert sent["state"] == "sent"
    assert "Hours of the pool" in sent["text"]
    assert "https://site.example/2" in str(network.server.posts()[-1])
    assert titles(reader) == []
    assert {each["state"] for each in read(reader, "--all")} == {"kept", "shared"}


@pytest.mark.both_engines
def test_a_keep_is_undone_whole(reader: Program, feeds: FeedServer) -> None:
    feeds.put("/feed", rss(item("1", "One thing"), item("2", "Another thing")))
    reader.ok("feed", "add", feeds.url("/feed"))
    reader.ok("feed", "keep", "f1", "f2")
    assert done(reader) == 2
    assert "stays" not in reader.ok("undo").out
    assert sorted(titles(reader)) == ["Another thing", "One thing"]
    assert done(reader) == 0
    reader.ok("feed", "keep", "f1")
    reader.ok("feed", "done", "f1")
    reader.ok("feed", "keep", "f1")
    assert done(reader) == 1


@pytest.mark.both_engines
def test_what_was_shown_is_not_offered_on_another_day(reader: Program, feeds: FeedServer) -> None:
    feeds.put("/feed", rss(item("1", "One thing")))
    reader.ok("feed", "add", feeds.url("/feed"))
    assert "One thing" in reader.ok("feed", "read").out
    assert "One thing" in reader.ok("feed", "read").out
    assert "One thing" not in reader.ok("feed", "read", now="2026-11-24T09:00").out
    feeds.put("/feed", rss(item("1", "One thing"), item("2", "Another thing")))
    answer = reader.ok("feed", "read", "--refresh", now="2026-11-24T09:30").out
    assert "Another thing" in answer
    assert "One thing" not in answer


@pytest.mark.both_engines
def test_five_feeds_carry_one_article(reader: Program, feeds: FeedServer) -> None:
    text = "The council adopted the budget for the year by 31 votes after a long debate on trains and buses."
    for n in range(5):
        feeds.put(f"/{n}", rss(item(f"{n}-x", "The council adopts its budget", text), title=f"Paper {n}"))
        reader.ok("feed", "add", feeds.url(f"/{n}"))
    articles = read(reader)
    assert len(articles) == 1
    assert [articles[0]["feed"], *articles[0]["also_in"]] == ["s1", "s2", "s3", "s4", "s5"]


def test_ids_that_change_at_every_reading(reader: Program, feeds: FeedServer) -> None:
    feeds.put("/feed", rss(item("a", "The same article", url="https://site.example/same")))
    reader.ok("feed", "add", feeds.url("/feed"))
    for guid in "bcd":
        feeds.put("/feed", rss(item(guid, "The same article", url="https://site.example/same")))
        reader.ok("feed", "read", "--refresh")
    assert titles(reader) == ["The same article"]


def test_a_page_leads_to_its_feed(reader: Program, feeds: FeedServer) -> None:
    link = '<link rel="alternate" type="application/rss+xml" title="{}" href="{}">'
    page = "<!doctype html><html><head>{}</head><body>news</body></html>"
    feeds.put("/one", page.format(link.format("News", "/feed")), "text/html")
    feeds.put("/two", page.format(link.format("News", "/feed") + link.format("Comments", "/c")), "text/html")
    feeds.put("/none", page.format(""), "text/html")
    feeds.put("/feed", rss(item("1", "One thing"), title="News"))
    several = reader("feed", "add", feeds.url("/two"))
    assert several.code == 2
    assert feeds.url("/feed") in several.err
    assert feeds.url("/c") in several.err
    assert "News (s1)" in reader.ok("feed", "add", feeds.url("/one")).out
    assert "already" in reader.ok("feed", "add", feeds.url("/feed")).out
    nothing = reader("feed", "add", feeds.url("/none"))
    assert nothing.code == 1
    assert "No feed was found" in nothing.err
    assert len(listed(reader)) == 1


def test_a_server_without_a_certificate_is_found_without_a_scheme(reader: Program, feeds: FeedServer) -> None:
    feeds.put("/feed", rss(item("1", "One thing")))
    assert "1 article" in reader.ok("feed", "add", f"127.0.0.1:{feeds.port}/feed").out


@pytest.mark.both_engines
def test_muted_words_and_feeds(reader: Program, feeds: FeedServer) -> None:
    feeds.put("/feed", rss(item("1", "Le marché de NOËL ouvre"), item("2", "La piscine ferme")))
    reader.ok("feed", "add", feeds.url("/feed"))
    assert "noël" in reader.ok("feed", "mute", "noël").out
    assert titles(reader) == ["La piscine ferme"]
    reader.ok("feed", "mute", "noël", "--off")
    assert len(titles(reader)) == 2
    reader.ok("feed", "mute", "s1")
    assert titles(reader) == []
    assert len(titles(reader, now="2026-11-24T09:00")) == 2
    assert "Fri 27 Nov" in reader.ok("feed", "mute", "piscine", "--until", "friday").out
    assert titles(reader, now="2026-11-27T20:00") == ["Le marché de NOËL ouvre"]
    assert len(titles(reader, now="2026-11-28T09:00")) == 2
    assert reader("feed", "mute", "piscine", "--until", "2026-11-20").code == 2
    assert reader("feed", "mute", "the").code == 2
    assert reader("feed", "mute", "never-muted", "--off").code == 2


@pytest.mark.both_engines
def test_lists_come_in_and_go_out(reader: Program, feeds: FeedServer, tmp_path: Path) -> None:
    feeds.put("/feed", rss(item("1", "One thing"), title='A "quoted" name & co'))
    reader.ok("feed", "add", feeds.url("/feed"))
    file = str(tmp_path / "feeds.opml")
    reader.ok("feed", "export", file)
    again = reader.ok("feed", "import", file, "--json").json
    assert (again["rows"], again["taken"], again["left_out"], again["wrong"]) == (1, 0, 1, [])
    reader.ok("feed", "remove", "s1")
    assert reader.ok("feed", "import", file, "--json").json["taken"] == 1
    feed = listed(reader)[0]
    assert feed["title"] == 'A "quoted" name & co'
    assert (feed["state"], feed["last_read_at"]) == ("new", None)
    reader.ok("feed", "read", "--refresh")
    assert titles(reader) == ["One thing"]


def test_a_list_nested_a_thousand_deep(reader: Program, tmp_path: Path) -> None:
    inside = '<outline text="A" xmlUrl="https://a.example/feed"/>'
    deep = '<outline text="folder">' * 1000 + inside + "</outline>" * 1000
    file = tmp_path / "deep.opml"
    file.write_text(f'<opml version="2.0"><body>{deep}</body></opml>')
    assert reader.ok("feed", "import", str(file), "--json").json["taken"] == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "list.opml:1:1: This is not a list of feeds"),
        ("<html><body>no</body></html>", "list.opml:1:1: This is not a list of feeds"),
        (
            '<opml>\n<body>\n<outline xmlUrl="https://a.example/f">\n',
            "list.opml:4:1: This list of feeds (OPML)",
        ),
        ("\0\0\0", "This is not a list of feeds"),
    ],
)
def test_a_list_that_is_none(reader: Program, tmp_path: Path, content: str, says: str) -> None:
    file = tmp_path / "list.opml"
    file.write_text(content)
    result = reader("feed", "import", str(file))
    assert result.code == 3
    assert says in result.err


def test_an_address_in_a_list_that_is_none(reader: Program, tmp_path: Path) -> None:
    file = tmp_path / "list.opml"
    wrong = '<outline xmlUrl="javascript:alert(1)"/>'
    file.write_text(f'<opml><body>\n{wrong}<outline xmlUrl="https://a.example/"/></body></opml>')
    answer = reader.ok("feed", "import", str(file))
    assert "line 2" in answer.out
    assert "1 feed added" in answer.out


@pytest.mark.parametrize(
    ("path", "code", "says"),
    [
        ("/html", 1, "No feed was found"),
        ("/empty", 1, "empty"),
        ("/text", 1, "not a feed"),
        ("/missing", 6, "404"),
        ("/gone", 6, "gone for good"),
        ("/denied", 6, "denies access (403)"),
        ("/broken", 6, "error (500)"),
        ("/loop", 6, "in circles"),
        ("/nowhere", 6, "nowhere"),
        ("/large", 1, "larger than 10 MB"),
    ],
)
def test_what_is_no_feed(reader: Program, feeds: FeedServer, path: str, code: int, says: str) -> None:
    feeds.put("/html", "<html><body>hello</body></html>", "text/html")
    feeds.put("/empty", "")
    feeds.put("/text", "just some text")
    feeds.answers["/gone"] = (410, {}, b"")
    feeds.answers["/denied"] = (403, {}, b"")
    feeds.answers["/broken"] = (500, {}, b"oops")
    feeds.answers["/loop"] = (302, {"Location": "/loop"}, b"")
    feeds.answers["/nowhere"] = (302, {"Location": "file:///etc/passwd"}, b"")
    feeds.put("/large", b"<rss>" + b" " * (11 * 1024 * 1024))
    result = reader("feed", "add", feeds.url(path))
    assert result.code == code, result
    assert says in result.err
    assert listed(reader) == []


@pytest.mark.parametrize(
    "address", ["", "javascript:alert(1)", "file:///etc/passwd", "ftp://a.example/", "a b", "http://[::1"]
)
def test_what_is_no_address(reader: Program, address: str) -> None:
    result = reader("feed", "add", address)
    assert result.code == 2
    assert "not a web address" in result.err


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "0x7f.1", "2130706433", "localhost", "0", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_not_read_unless_allowed(cmdaily: Program, feeds: FeedServer, host: str) -> None:
    feeds.put("/feed", rss(item("1", "One thing")))
    result = cmdaily("feed", "add", f"http://{host}:{feeds.port}/feed")
    assert result.code == 4, result
    assert "private network" in result.err
    assert "allow_private" in result.err
    assert feeds.asked == []


def test_a_name_that_leads_to_this_machine(
    cmdaily: Program, feeds: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = socket.getaddrinfo

    def resolve(host: str, *args: Any, **options: Any) -> Any:
        return real("127.0.0.1" if host == "news.example" else host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    result = cmdaily("feed", "add", f"http://news.example:{feeds.port}/feed")
    assert result.code == 4, result
    assert feeds.asked == []


def test_a_redirect_that_leads_to_this_machine(
    cmdaily: Program, feeds: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first server passes for one of the Internet; where it leads to does not."""
    from cmdaily.platforms.http import urls

    monkeypatch.setattr(urls, "is_public", lambda address: address == "127.0.0.1")
    feeds.answers["/feed"] = (301, {"Location": f"http://127.0.0.2:{feeds.port}/inside"}, b"")
    result = cmdaily("feed", "add", feeds.url("/feed"))
    assert result.code == 4, result
    assert [path for path, _ in feeds.asked] == ["/feed"]


@pytest.mark.both_engines
def test_a_feed_that_fails_is_told_with_its_last_good_day(reader: Program, feeds: FeedServer) -> None:
    feeds.put("/feed", rss(item("1", "One thing"), title="News"))
    feeds.put("/other", rss(item("2", "Another thing"), title="Other"))
    reader.ok("feed", "add", feeds.url("/feed"))
    reader.ok("feed", "add", feeds.url("/other"))
    feeds.answers["/feed"] = (500, {}, b"")
    result = reader("feed", "read", "--refresh", now="2026-11-25T09:00")
    assert result.code == 0  # the other was read
    assert "News (s1) could not be read" in result.err
    assert "Last read well on Mon 23 Nov" in result.err
    assert "One thing" in result.out
    feed = listed(reader)[0]
    assert feed["state"] == "failing"
    assert feed["last_good_at"].startswith("2026-11-23")


def test_conditional_requests(reader: Program, feeds: FeedServer) -> None:
    modified = "Mon, 23 Nov 2026 07:00:00 GMT"
    feeds.put("/feed", rss(item("1", "One thing")), ETag='"v1"', Last_Modified=modified)
    reader.ok("feed", "add", feeds.url("/feed"))
    feeds.answers["/feed"] = (304, {}, b"")
    reader.ok("feed", "read", "--refresh")
    headers = feeds.asked[-1][1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"v1"', modified)
    assert listed(reader)[0]["state"] == "ok"


@pytest.mark.both_engines
def test_a_move_for_good_is_remembered_and_another_is_not(reader: Program, feeds: FeedServer) -> None:
    feeds.put("/new", rss(item("1", "One thing")))
    feeds.put("/feed", rss(item("1", "One thing")))
    reader.ok("feed", "add", feeds.url("/feed"))
    feeds.answers["/feed"] = (302, {"Location": "/new"}, b"")
    reader.ok("feed", "read", "--refresh")
    assert listed(reader)[0]["url"] == feeds.url("/feed")
    feeds.answers["/feed"] = (301, {"Location": "/new"}, b"")
    reader.ok("feed", "read", "--refresh")
    assert listed(reader)[0]["url"] == feeds.url("/new")
    assert "already" in reader.ok("feed", "add", feeds.url("/feed")).out


def test_what_is_gone_is_not_asked_again(reader: Program, feeds: FeedServer) -> None:
    feeds.put("/feed", rss(item("1", "One thing")))
    reader.ok("feed", "add", feeds.url("/feed"))
    feeds.answers["/feed"] = (410, {}, b"")
    reader("feed", "read", "--refresh")
    asked = len(feeds.asked)
    reader("feed", "read", "--refresh", now="2026-12-23T09:00")
    assert len(feeds.asked) == asked
    assert listed(reader)[0]["state"] == "gone"


def test_patience_is_kept_even_when_asked_to_read(reader: Program, feeds: FeedServer) -> None:
    feeds.put("/feed", rss(item("1", "One thing")))
    reader.ok("feed", "add", feeds.url("/feed"))
    feeds.answers["/feed"] = (429, {"Retry-After": "7200"}, b"")
    reader("feed", "read", "--refresh")
    asked = len(feeds.asked)
    result = reader("feed", "read", "--refresh", now="2026-11-23T10:00")
    assert len(feeds.asked) == asked
    assert "asked for patience until 11:00" in result.err
    reader("feed", "read", "--refresh", now="2026-11-23T11:01")
    assert len(feeds.asked) == asked + 1


@pytest.mark.both_engines
def test_the_scheduler_reads_what_is_due(reader: Program, feeds: FeedServer) -> None:
    feeds.put("/feed", rss(item("1", "One thing")))
    reader.ok("feed", "add", feeds.url("/feed"))
    feeds.put("/feed", rss(item("1", "One thing"), item("2", "Another thing")))
    reader("run", "--once", now="2026-11-23T09:05")
    assert len(feeds.asked) == 1  # not due yet
    reader.ok("run", "--once", now="2026-11-24T09:05")
    assert sorted(titles(reader)) == ["Another thing", "One thing"]


def test_text_of_strangers_takes_no_effect(reader: Program, feeds: FeedServer) -> None:
    hostile = "\u202e[red]&#27;[31m &lt;script&gt;alert(1)&lt;/script&gt; =1+1"
    feeds.put("/feed", rss(item("1", "x")).replace("<title>x</title>", f"<title>{hostile}</title>"))
    reader.ok("feed", "add", feeds.url("/feed"))
    answer = reader.ok("feed", "read").out
    assert "\x1b" not in answer
    assert "\u202e" not in answer
    assert "[red]" in answer


@pytest.mark.parametrize(
    "argv",
    [
        ("show", "f9"),
        ("show", "12"),
        ("keep", "f0-f900"),
        ("keep", "f3-f1"),
        ("remove", "s9"),
        ("remove", ""),
        ("read", "--most", "0"),
        ("read", "--all", "--kept"),
        ("read", "--feed", "nothing"),
    ],
)
def test_what_means_nothing_is_said(reader: Program, argv: tuple[str, ...]) -> None:
    result = reader("feed", *argv)
    assert result.code == 2, result
    assert "Traceback" not in result.err


def test_a_share_of_no_article(reader: Program) -> None:
    assert reader("share", "f1", "--dry-run").code == 2


@pytest.mark.both_engines
def test_removing_a_feed_leaves_what_was_kept(reader: Program, feeds: FeedServer) -> None:
    feeds.put("/feed", rss(item("1", "One thing"), item("2", "Another thing"), title="News"))
    reader.ok("feed", "add", feeds.url("/feed"))
    kept = read(reader)[0]
    reader.ok("feed", "keep", kept["ref"])
    reader.ok("feed", "remove", "news")
    left = read(reader, "--all")
    assert [(each["title"], each["feed"], each["state"]) for each in left] == [(kept["title"], None, "kept")]


def test_it_speaks_french(reader: Program, feeds: FeedServer, golden: Callable[[Path, str], None]) -> None:
    feeds.put("/feed", rss(item("1", "La bibliothèque rouvre"), title="La ville"))
    lines = [("feed", "add", feeds.url("/feed")), ("feed", "read"), ("feed", "keep", "f1"), ("feed", "read")]
    parts = [reader("--lang", "fr", *argv).out for argv in lines]
    golden(Path(__file__).with_name("feeds.fr.txt"), "----\n".join(parts).replace(str(feeds.port), "PORT"))
