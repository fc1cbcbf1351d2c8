"""Assessment pages: a sitting beside the one before and the journal, the answers of a quiz, a team's spread."""

from __future__ import annotations

from cmdaily.domain.assessment.questionnaire import Questionnaire
from cmdaily.domain.figures.text import grouped
from cmdaily.domain.routines.routine import text_in
from cmdaily.render.charts.chart import Chart, Curve
from cmdaily.render.figure_words import metric_name, value_text
from cmdaily.render.report.cells import number_cell
from cmdaily.render.report.page import RADAR, Cell, Drawing, Facts, Page, Part, Points, Words
from cmdaily.render.report.sentences import day_words
from cmdaily.render.words import sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.assessment.questionnaire import Question
    from cmdaily.domain.assessment.results import Assessed, JournalFigure, TeamSpread
    from cmdaily.locale import Translator
    from cmdaily.render.report.page import PartBlock


def sitting_page(found: Assessed, tr: Translator) -> Page:
    """A sitting as a page."""
    asked, sitting = found.questionnaire, found.sitting
    subtitle = " · ".join(filter(None, (day_words(tr, sitting.day), sitting.person)))
    blocks = _quiz(found, tr) if asked.quiz else _scale(found, tr)
    part = Part("assessment", "", tuple(blocks))
    return Page(text_in(asked.title, tr.language), subtitle, (part,), language=tr.language)


def spread_page(found: TeamSpread, tr: Translator) -> Page:
    """The spread of a team as a page."""
    asked = found.questionnaire
    titles = {each.id: text_in(each.title, tr.language) for each in asked.questions}
    columns = tuple(
        tr(f"assess.column_{name}") for name in ("question", "mean", "deviation", "range", "people")
    )
    rows = tuple(
        (
            Cell(titles[row.question]),
            number_cell(_decimal(row.mean, tr)),
            number_cell(_decimal(row.deviation, tr)),
            number_cell("–" if row.low is None else f"{row.low} – {row.high}"),
            number_cell(str(row.count)),
        )
        for row in found.rows
    )
    means = Curve(tr("assess.column_mean"), tuple(row.mean for row in found.rows))
    blocks: list[PartBlock] = [_radar(asked, (means,), tr)] if not asked.quiz else []
    blocks += [Facts(tr("assess.spread"), columns, rows), Words(tr("assess.deviation_is"), quiet=True)]
    subtitle = tr("assess.people", n=len(found.people))
    named = ", ".join(sorted(name for name in found.people if name))
    part = Part("spread", "", tuple(blocks))
    return Page(
        text_in(asked.title, tr.language),
        f"{subtitle} ({named})" if named else subtitle,
        (part,),
        language=tr.language,
    )


def _scale(found: Assessed, tr: Translator) -> list[PartBlock]:
    asked, now, then = found.questionnaire, found.sitting, found.before
    curves = [Curve(day_words(tr, now.day), tuple(now.answer(each.id) for each in asked.questions))]
    if then is not None:
        curves.append(Curve(day_words(tr, then.day), tuple(then.answer(each.id) for each in asked.questions)))
    names = ("question", "now", "before", "change") if then is not None else ("question", "now")
    columns = tuple(tr(f"assess.column_{name}") for name in (*names, "journal"))
    figures = found.shown or ((),) * len(asked.questions)
    rows = []
    for question, shown in zip(asked.questions, figures, strict=True):
        value = now.answer(question.id)
        cells = [Cell(text_in(question.title, tr.language)), number_cell(_whole(value))]
        if then is not None:
            earlier = then.answer(question.id)
            known = value is not None and earlier is not None
            change = grouped((value or 0) - (earlier or 0), tr.language, signed=True) if known else "–"
            cells += [number_cell(_whole(earlier)), number_cell(change)]
        rows.append((*cells, Cell(_journal(shown, tr))))
    blocks: list[PartBlock] = [_radar(asked, tuple(curves), tr)]
    blocks.append(Facts("", columns, tuple(rows)))
    blocks.append(Words(tr("assess.mean", value=_decimal(found.mean, tr), low=asked.low, high=asked.high)))
    if any(figures):
        blocks.append(Words(tr("assess.journal_is"), quiet=True))
    return blocks


def _journal(shown: tuple[JournalFigure, ...], tr: Translator) -> str:
    """`Response time: 45 min; response rate: 88%`."""
    parts = [
        f"{metric_name(tr, each.metric)}{tr('assess.colon')}"
        + ("–" if each.value is None else value_text(tr, each.metric, round(each.value, 1)))
        for each in shown
    ]
    return sentence(" · ".join(parts))


def _quiz(found: Assessed, tr: Translator) -> list[PartBlock]:
    asked = found.questionnaire
    score = tr("assess.right", n=found.right, of=len(asked.questions))
    if found.before is not None:
        score += " " + tr("assess.right_before", n=_right(asked, found))
    blocks: list[PartBlock] = [Words(score)]
    for question in asked.questions:
        blocks += _explained(question, found.sitting.answer(question.id), tr)
    return blocks


def _right(asked: Questionnaire, found: Assessed) -> int:
    from cmdaily.domain.assessment.results import right_answers

    return right_answers(asked, found.before) if found.before is not None else 0


def _explained(question: Question, value: int | None, tr: Translator) -> list[PartBlock]:
    """A situation, every choice with its reason; which was chosen, and which is right."""
    items = []
    for place, choice in enumerate(question.choices, 1):
        marks = [tr("assess.mark_right")] if choice.right else []
        marks += [tr("assess.mark_yours")] if place == value else []
        told = " ".join(text_in(each, tr.language) for each in (choice.text, choice.why))
        items.append((f"[{', '.join(marks)}] {told}" if marks else told, ""))
    return [Words(text_in(question.text or question.title, tr.language)), Points(tuple(items))]


def _radar(asked: Questionnaire, curves: tuple[Curve, ...], tr: Translator) -> Drawing:
    labels = tuple(text_in(each.title, tr.language) for each in asked.questions)
    return Drawing(RADAR, Chart(tr("assess.profile"), labels, curves, tr.language), asked.high)


def _whole(value: int | None) -> str:
    return "–" if value is None else str(value)


def _decimal(value: float | None, tr: Translator) -> str:
    return "–" if value is None else grouped(value, tr.language, decimals=1)
