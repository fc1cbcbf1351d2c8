"""What stands out: each by its rule, and never more than the figures carry."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.figures.activity import ReceivedMessage, SentPost, own_figures
from cmdaily.domain.figures.metric import CATALOGUE
from cmdaily.domain.report.highlights import highlights_of
from cmdaily.domain.report.report import BEFORE, PARTS, Done, Report, ReportedMetric, ReportedPost
from cmdaily.domain.report.span import WEEK, before, span_of

MONDAY = date(2026, 11, 23)
SPAN = span_of(WEEK, MONDAY)


def report(
    messages: tuple[ReceivedMessage, ...] = (),
    posts: tuple[ReportedPost, ...] = (),
    metrics: tuple[ReportedMetric, ...] = (),
    done: Done | None = None,
) -> Report:
    """A report of a week that holds this and nothing else."""
    own = own_figures(SPAN.first, SPAN.last, messages, [each.post for each in posts], ())
    none = own_figures(SPAN.first, SPAN.last, (), (), ())
    return Report(
        SPAN, before(SPAN), BEFORE, (), PARTS, done or Done(), Done(), (), (), (), own, none, messages, (), posts,
        metrics, sent_before=False,
    )  # fmt: skip


def message(number: int, minutes: int | None, *, waits: bool = False) -> ReceivedMessage:
    """A message, answered after some minutes, still waiting, or set aside."""
    return ReceivedMessage(MONDAY, "x", "acme", "question", minutes, f"m{number}", "", waits)


def post(number: int, reactions: float | None) -> ReportedPost:
    """A post that brought so much."""
    sent = SentPost(
        MONDAY, "x", "acme", "post", f"p{number}", f"text {number}", f"https://x.com/{number}", ""
    )
    return ReportedPost(sent, (), reactions)


def rules(found: Report) -> list[str]:
    """The rules that hold."""
    return [each.rule for each in highlights_of(found)]


def test_nothing_stands_out_of_nothing() -> None:
    assert rules(report()) == []


def test_a_change_counts_by_its_own_spread() -> None:
    followers = CATALOGUE["followers"]
    quiet = ReportedMetric(followers, "acme", 1050, 1000, usual=40)
    loud = ReportedMetric(followers, "blog", 110, 100, usual=2)
    unknown = ReportedMetric(followers, "new", 9000, 10, usual=None)
    broken = ReportedMetric(followers, "page", 9000, 10, broken=True, usual=1)
    found = highlights_of(report(metrics=(quiet, loud, unknown, broken)))
    assert [(each.rule, each.account) for each in found] == [("change", "blog")]
    assert dict(found[0].numbers)["times"] == 5


def test_best_and_worst_need_posts_that_differ() -> None:
    assert rules(report(posts=(post(1, 5), post(2, 9)))) == [], "two are no field"
    assert rules(report(posts=tuple(post(number, 5) for number in range(4)))) == []
    assert rules(report(posts=tuple(post(number, None) for number in range(4)))) == [], "unknown is not 0"
    found = highlights_of(report(posts=(post(1, 5), post(2, 50), post(3, 1), post(4, None))))
    assert [(each.rule, each.proof) for each in found] == [
        ("best", "https://x.com/2"),
        ("worst", "https://x.com/3"),
    ]


def test_set_aside_does_not_wait() -> None:
    found = highlights_of(
        report((message(1, None), message(2, None, waits=True), message(3, 90), message(4, 5)))
    )
    waiting = next(each for each in found if each.rule == "unanswered")
    assert (waiting.ref, dict(waiting.numbers)["n"]) == ("m2", 1)
    longest = next(each for each in found if each.rule == "wait")
    assert (longest.ref, dict(longest.numbers)["wait_minutes"]) == ("m3", 90)
    assert "unanswered" not in rules(report((message(1, None),)))


def test_at_most_ten() -> None:
    metrics = tuple(
        ReportedMetric(CATALOGUE["followers"], f"a{n}", 100.0 * n, 1, usual=1) for n in range(2, 20)
    )
    found = report(
        (message(1, 3), message(2, 9), message(3, None, waits=True)), (), metrics, Done(3, 9, 20, 90)
    )
    assert 5 <= len(highlights_of(found)) <= 10
