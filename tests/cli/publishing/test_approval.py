"""The charter on the road of every text: refused, overridden on record, approved by those it names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cmdaily.platforms.memory.adapter import MemoryServer
from cmdaily.platforms.testing import PIXEL
from tests.conftest import Program

pytestmark = pytest.mark.both_engines
CHARTER = """
language: en
rules:
  banned-words: {severity: error, words: [synergy]}
  regulated-claims: error
approval:
  - {who: [lea], rules: [regulated-claims]}
  - {who: [claire, sam], accounts: [acme-page]}
"""


@pytest.fixture
def charter(cmdaily: Program) -> Callable[[str], None]:
    def write(text: str) -> None:
        cmdaily.home.mkdir(parents=True, exist_ok=True)
        (cmdaily.home / "charter.yaml").write_text(text, encoding="utf-8")

    return write


@pytest.fixture
def server(cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MemoryServer:
    """A network in a directory with the accounts `acme` and `acme-page`; `paul` is at the keyboard."""
    server = MemoryServer(tmp_path / "network")
    for name in ("acme", "acme-page"):
        monkeypatch.setenv(
            "CMDAILY_SECRET_" + name.upper().replace("-", "_"), "right" if name == "acme" else "right:page"
        )
        cmdaily("account", "add", name, "--platform", "memory", "--server", server.address)
    monkeypatch.setenv("CMDAILY_USER", "paul")
    return server


def texts(server: MemoryServer) -> list[str]:
    return [post["text"] for post in server.posts()]


def only(result: Any) -> dict[str, Any]:
    (delivery,) = result.json["deliveries"]
    return delivery


@pytest.fixture
def as_person(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda name: monkeypatch.setenv("CMDAILY_USER", name)


def test_what_breaks_an_error_rule_never_reaches_the_network(
    cmdaily: Program, server: MemoryServer, charter: Callable[[str], None]
) -> None:
    charter(CHARTER)
    result = cmdaily("post", "Such synergy", "--to", "acme", "--yes")
    assert result.code == 4
    assert "the charter does not use this word" in result.err
    assert "banned-words" in result.err
    assert texts(server) == []


def test_a_warning_is_said_and_the_text_leaves(cmdaily: Program, server: MemoryServer) -> None:
    result = cmdaily.ok("post", "Big news #communitymanagement", "--to", "acme", "--yes")
    assert "hashtag-case" in result.err
    assert texts(server) == ["Big news #communitymanagement"]


def test_a_wrong_charter_stops_everything_and_shows_where(
    cmdaily: Program, server: MemoryServer, charter: Callable[[str], None]
) -> None:
    charter("rules: {hastag-case: off}\n")
    result = cmdaily("post", "Hello there", "--to", "acme", "--yes")
    assert result.code == 3
    assert "charter.yaml:1:9" in result.err
    assert texts(server) == []


def test_an_override_needs_a_reason_and_stays_on_record(
    cmdaily: Program, server: MemoryServer, charter: Callable[[str], None]
) -> None:
    charter(CHARTER)
    said = ("post", "Such synergy", "--to", "acme", "--yes", "--json", "--override", "banned-words")
    assert cmdaily(*said).code == 2
    delivery = only(cmdaily.ok(*said, "--why", "it is the name of the prize"))
    assert texts(server) == ["Such synergy"]
    shown = cmdaily.ok("outbox", "show", delivery["id"], "--json").json["delivery"]
    assert shown["overrides"] == [{"rule": "banned-words", "why": "it is the name of the prize"}]
    log = cmdaily.ok("log").out
    assert "rule banned-words overridden: it is the name of the prize" in log
    assert "règle banned-words ignorée" in cmdaily.ok("--lang", "fr", "log").out
    (remark,) = cmdaily.ok("log", "--json").json["remarks"]
    assert (remark["kind"], remark["who"], remark["delivery"]) == ("override", "banned-words", delivery["id"])


def test_personal_data_in_a_reply_is_not_overridden_unless_the_charter_allows_it(
    cmdaily: Program, server: MemoryServer, charter: Callable[[str], None]
) -> None:
    first = only(cmdaily.ok("post", "Hello there", "--to", "acme", "--yes", "--json"))
    reply = (
        "reply",
        first["url"],
        "Ring 06 12 34 56 78",
        "--to",
        "acme",
        "--yes",
        "--override",
        "personal-phone",
        "--why",
        "x",
    )
    refused = cmdaily(*reply)
    assert refused.code == 4
    assert "the charter forbids it" in refused.err
    assert texts(server) == ["Hello there"]
    charter("personal_overrides: true\n")
    cmdaily.ok(*reply)
    assert texts(server) == ["Hello there", "Ring 06 12 34 56 78"]


def test_in_a_post_personal_data_may_be_overridden(cmdaily: Program, server: MemoryServer) -> None:
    post = ("post", "Ring Sam: 06 12 34 56 78", "--to", "acme", "--yes")
    assert cmdaily(*post).code == 4
    cmdaily.ok(*post, "--override", "personal-phone", "--why", "the club's own mobile")
    assert len(texts(server)) == 1


def test_a_text_that_needs_approval_waits_and_goes_out_once_approved(
    cmdaily: Program, server: MemoryServer, charter: Callable[[str], None], as_person: Callable[[str], None]
) -> None:
    charter(CHARTER)
    delivery = only(cmdaily.ok("post", "The tea is here", "--to", "acme-page", "--yes", "--json"))
    assert delivery["state"] == "awaiting-approval"
    assert texts(server) == []
    cmdaily("outbox", "send")
    assert cmdaily("outbox", "send", delivery["id"]).code == 4
    assert texts(server) == []
    as_person("sam")
    sent = only(cmdaily.ok("outbox", "approve", delivery["id"], "--why", "good", "--json"))
    assert sent["state"] == "sent"
    assert texts(server) == ["The tea is here"]
    shown = cmdaily.ok("outbox", "show", delivery["id"]).out
    assert "approved by sam: good" in shown
    assert "paul" in shown
    assert "sam approved: good" in cmdaily.ok("log").out


def test_the_command_says_for_whom_it_waits(
    cmdaily: Program, server: MemoryServer, charter: Callable[[str], None]
) -> None:
    charter(CHARTER)
    out = cmdaily.ok("post", "The tea is here", "--to", "acme-page", "--yes").out
    assert "awaits approval by claire / sam" in out
    assert texts(server) == []


@pytest.mark.parametrize(
    ("person", "said"), [("paul", "You cannot approve your own"), ("stranger", "cannot approve")]
)
def test_neither_the_author_nor_a_stranger_decides(
    cmdaily: Program,
    server: MemoryServer,
    charter: Callable[[str], None],
    as_person: Callable[[str], None],
    person: str,
    said: str,
) -> None:
    charter(CHARTER.replace("[claire, sam]", "[claire, paul]"))
    delivery = only(cmdaily.ok("post", "The tea is here", "--to", "acme-page", "--yes", "--json"))
    as_person(person)
    for command in (("approve", delivery["id"]), ("return", delivery["id"], "--why", "x")):
        result = cmdaily("outbox", *command)
        assert result.code == 4
        assert said in result.err
        assert "claire" in result.err
    assert texts(server) == []
    assert cmdaily.ok("outbox", "show", delivery["id"], "--json").json["delivery"]["decisions"] == []


def test_every_approval_that_holds_is_needed(
    cmdaily: Program, server: MemoryServer, charter: Callable[[str], None], as_person: Callable[[str], None]
) -> None:
    charter(CHARTER)
    text = "Guaranteed returns on our tea"
    delivery = only(cmdaily.ok("post", text, "--to", "acme-page", "--yes", "--json"))
    as_person("claire")
    assert only(cmdaily.ok("outbox", "approve", delivery["id"], "--json"))["state"] == "awaiting-approval"
    assert texts(server) == []
    as_person("lea")
    assert only(cmdaily.ok("outbox", "approve", delivery["id"], "--json"))["state"] == "sent"
    assert texts(server) == [text]


def test_a_claim_goes_to_the_validator_instead_of_being_refused(
    cmdaily: Program, server: MemoryServer, charter: Callable[[str], None]
) -> None:
    charter(CHARTER)
    delivery = only(cmdaily.ok("post", "Guaranteed returns", "--to", "acme", "--yes", "--json"))
    assert delivery["state"] == "awaiting-approval"
    charter(CHARTER.replace("rules: [regulated-claims]", "accounts: [nobody]"))
    assert cmdaily("post", "Guaranteed returns now", "--to", "acme", "--yes").code == 4
    assert texts(server) == []


def test_a_returned_text_is_a_draft_again_with_the_reason_on_record(
    cmdaily: Program, server: MemoryServer, charter: Callable[[str], None], as_person: Callable[[str], None]
) -> None:
    charter(CHARTER)
    delivery = only(cmdaily.ok("post", "The tee is here", "--to", "acme-page", "--yes", "--json"))
    as_person("claire")
    assert cmdaily("outbox", "return", delivery["id"]).code == 2
    result = cmdaily.ok("outbox", "return", delivery["id"], "--why", "tea, not tee")
    assert "sent back by claire: tea, not tee" in result.out
    assert only(cmdaily.ok("outbox", "list", "--json"))["state"] == "cancelled"
    assert "claire sent back: tea, not tee" in cmdaily.ok("log").out
    as_person("paul")
    again = only(cmdaily.ok("post", "The tea is here", "--draft", "last", "--yes", "--json"))
    assert (again["account"], again["state"]) == ("acme-page", "awaiting-approval")
    assert cmdaily("outbox", "approve", delivery["id"]).code == 2
    assert texts(server) == []


def test_a_scheduled_text_still_goes_at_its_time(
    cmdaily: Program, server: MemoryServer, charter: Callable[[str], None], as_person: Callable[[str], None]
) -> None:
    charter(CHARTER)
    made = ("post", "The tea is here", "--to", "acme-page", "--at", "2026-11-24 10:00", "--yes", "--json")
    delivery = only(cmdaily.ok(*made))
    assert delivery["state"] == "awaiting-approval"
    cmdaily("outbox", "send", now="2026-11-24T10:05")
    assert texts(server) == []
    as_person("sam")
    assert only(cmdaily.ok("outbox", "approve", delivery["id"], "--json"))["state"] == "queued"
    assert texts(server) == []
    cmdaily("outbox", "send", now="2026-11-24T10:05")
    assert texts(server) == ["The tea is here"]


def test_a_hand_off_waits_for_approval_too(
    cmdaily: Program, charter: Callable[[str], None], as_person: Callable[[str], None]
) -> None:
    charter("language: en\napproval: [{who: claire, platforms: linkedin}]\n")
    as_person("paul")
    delivery = only(cmdaily.ok("post", "The tea is here", "--to", "linkedin", "--yes", "--json"))
    assert delivery["state"] == "awaiting-approval"
    as_person("claire")
    approved = only(cmdaily.ok("outbox", "approve", delivery["id"], "--json"))
    assert approved["state"] == "handed-off"
    assert approved["url"].startswith("https://www.linkedin.com/")


def test_a_thread_is_approved_as_one(
    cmdaily: Program, server: MemoryServer, charter: Callable[[str], None], as_person: Callable[[str], None]
) -> None:
    charter(CHARTER)
    text = "The tea is here and it smells of lime blossom. " * 30
    made = cmdaily.ok("post", text, "--to", "acme-page", "--thread", "--yes", "--json").json["deliveries"]
    assert len(made) > 1
    assert {one["state"] for one in made} == {"awaiting-approval"}
    as_person("sam")
    cmdaily.ok("outbox", "approve", made[0]["id"])
    assert len(texts(server)) == len(made)


def test_paid_content_that_says_nothing_is_refused_also_from_a_draft(
    cmdaily: Program, server: MemoryServer
) -> None:
    assert cmdaily("post", "I love this pan", "--to", "acme", "--sponsored", "--yes").code == 4
    assert cmdaily("post", "I love this pan so much", "--draft", "last", "--yes").code == 4
    cmdaily.ok("post", "#ad I love this pan so much", "--draft", "last", "--yes")
    assert texts(server) == ["#ad I love this pan so much"]


@pytest.mark.usefixtures("server")
def test_the_same_text_is_remarked_on_and_thanks_may_be_repeated(cmdaily: Program) -> None:
    first = only(cmdaily.ok("post", "The library opens at nine tomorrow", "--to", "acme", "--yes", "--json"))
    later = cmdaily.ok(
        "post", "The library opens at nine tomorrow!", "--to", "acme", "--yes", now="2026-12-01T09:00"
    )
    assert "this text was already posted on this account 8 days ago" in later.err
    for _ in range(2):
        answer = cmdaily(
            "reply", first["url"], "Thank you very much for your kind words", "--to", "acme", "--yes"
        )
        assert "this text was already posted" not in answer.err


def test_a_generated_picture_that_says_nothing_is_refused(
    cmdaily: Program, server: MemoryServer, tmp_path: Path
) -> None:
    picture = tmp_path / "window.png"
    picture.write_bytes(PIXEL)
    said = (
        "post",
        "Our new window",
        "--to",
        "acme",
        "--yes",
        "--picture",
        str(picture),
        "--alt",
        "The window at dusk",
    )
    assert cmdaily(*said, "--altered", "generated").code == 4
    assert cmdaily("post", "Our new window", "--draft", "last", "--yes").code == 4
    assert texts(server) == []
    cmdaily.ok(*said)
    assert len(texts(server)) == 1
