"""Posts part of a report: how many, when, where, at what cost, and what each brought so far."""

from __future__ import annotations

from cmdaily.domain.accounts.network import dollars
from cmdaily.domain.figures.text import grouped
from cmdaily.domain.report.report import Report, ReportedPost
from cmdaily.domain.routines.proof import proof_of
from cmdaily.render.charts.chart import Curve
from cmdaily.render.clean import one_line
from cmdaily.render.report.cells import count_row, day_text, heads, number_cell, step_chart
from cmdaily.render.report.page import STACKED, Cell, Drawing, Facts, PartBlock, Words
from cmdaily.render.words import money

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator

EXCERPT, BRIEF = 48, 20
"""Characters of a post: its address leads to the rest. Of many posts fewer are shown."""
MANY_POSTS = 100


def posts_part(report: Report, tr: Translator) -> list[PartBlock]:
    """Nothing where nothing was sent, in the span and in the one it is compared with."""
    now, then = report.own, report.own_before
    if not now.posts and not then.posts:
        return []
    rows = [count_row(tr("report.row_posts"), now.posts, then.posts if report.sent_before else None, tr)]
    if now.cost or then.cost:
        amounts = tuple(number_cell(money(tr, dollars(each.cost))) for each in (now, then))
        rows.append((Cell(tr("report.row_cost")), *amounts, number_cell("")))
    found: list[PartBlock] = [Facts("", heads(report, tr), tuple(rows))]
    networks = sorted({name for step in report.steps for name, _ in step.posts})
    if networks and len(report.steps) > 1:
        curves = tuple(
            Curve(report.network(name), tuple(float(dict(step.posts).get(name, 0)) for step in report.steps))
            for name in networks
        )
        found.append(Drawing(STACKED, step_chart(report, "report.chart_posts", curves, tr)))
    if report.posts:
        found += _listed_posts(report, tr)
        found.append(Words(tr("report.reactions_are"), quiet=True))
    return found


def _listed_posts(report: Report, tr: Translator) -> list[PartBlock]:
    """The posts in the order of time; of many, those of each account apart and in fewer words."""
    columns = tuple(tr(f"report.column_{name}") for name in ("day", "account", "post", "reactions"))
    if len(report.posts) <= MANY_POSTS:
        rows = tuple(_post_row(report, each, EXCERPT, tr) for each in report.posts)
        return [Facts(tr("report.posts"), columns, rows)]
    by_account: dict[str, list[tuple[Cell, ...]]] = {}
    for each in report.posts:
        day, account, *rest = _post_row(report, each, BRIEF, tr)
        by_account.setdefault(account.text, []).append((day, *rest))
    few = (columns[0], *columns[2:])
    return [
        Facts(tr("report.posts_of", account=account), few, tuple(rows))
        for account, rows in sorted(by_account.items())
    ]


def _post_row(report: Report, each: ReportedPost, most: int, tr: Translator) -> tuple[Cell, ...]:
    post = each.post
    text = one_line(post.text, most) or tr("report.no_text")
    reactions = "–" if each.reactions is None else grouped(each.reactions, tr.language)
    return (
        Cell(day_text(tr, post.day, report.span)),
        Cell(post.account or report.network(post.platform)),
        Cell(text, proof_of(post.url)),
        number_cell(reactions),
    )
