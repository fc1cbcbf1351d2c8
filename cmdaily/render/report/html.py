"""Report as one HTML page: no script, nothing from outside, small, the same bytes for the same data.

End tags that HTML leaves out (`</td>`, `</tr>`, `</li>`, `</p>`; https://html.spec.whatwg.org/#optional-tags) are left
out. Everything is escaped; a content security policy in the page forbids what would slip through all the same.
"""

from __future__ import annotations

from base64 import b64encode
from html import escape

from cmdaily.domain.routines.proof import proof_of
from cmdaily.render.charts import svg
from cmdaily.render.charts.bar import bar_chart, stacked_chart
from cmdaily.render.charts.chart import calendar_table, chart_table
from cmdaily.render.charts.heatmap import heatmap_chart
from cmdaily.render.charts.line import line_chart, spark
from cmdaily.render.charts.radar import radar_chart
from cmdaily.render.clean import clean
from cmdaily.render.report.page import BAR, LINE, RADAR, Cell, Drawing, Facts, HeatMap, Page, Points, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.charts.chart import Grid
    from cmdaily.render.report.page import PartBlock

MOST_SPARKS = 12
"""Values of a line beside a figure: of more, every so manieth stands for those before it."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
STYLE = (
    svg.STYLE + ":root{color-scheme:light dark;--back:#fff;--soft:#555;--link:#0057a8}"
    "@media (prefers-color-scheme:dark){:root{--back:#161616;--soft:#b5b5b5;--link:#8cc4ff}}"
    "@media print{:root{--back:#fff;--soft:#333;--link:#000}}"
    "body{margin:0 auto;padding:1rem;max-width:50rem;font:16px/1.45 system-ui,sans-serif;"
    "background:var(--back);color:var(--ink)}"
    "h1{margin:.2em 0;font-size:1.7rem}h2{margin:1.6em 0 .4em;font-size:1.25rem;border-bottom:1px solid var(--grid)}"
    "p{margin:.4em 0}.q{color:var(--soft);font-size:.9rem}a{color:var(--link)}"
    ".t{overflow-x:auto;margin:.6em 0}table{border-collapse:collapse;font-size:.9rem;width:100%}"
    "caption{text-align:start;font-weight:600;padding:.3em 0}"
    "th,td{padding:.2em .6em .2em 0;text-align:start;font-weight:400;vertical-align:top;"
    "border-bottom:1px solid var(--grid)}"
    "thead th{color:var(--soft)}"
    + ",".join(f".n{place} tr>:nth-child({place})" for place in range(2, 8))
    + "{text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums}"
    "figure{margin:.8em 0}figcaption{font-weight:600}summary{color:var(--soft);font-size:.9rem}"
    "img{max-width:12rem;max-height:6rem}header p,footer p{white-space:pre-line}"
    "@page{size:A4;margin:16mm}@media print{body{font-size:10pt;max-width:none;padding:0}"
    "h2{break-after:avoid}figure,tr,li{break-inside:avoid}thead{display:table-header-group}"
    "summary{display:none}details::details-content{content-visibility:visible;height:auto}.t{overflow:visible}}"
)


def html_page(page: Page, tr: Translator) -> str:
    """A report as a whole page."""
    around = page.letterhead
    title = f"{page.title} – {page.subtitle.partition(' · ')[0]}"
    found = [
        f'<!doctype html><html lang="{page.language}"><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{text(title)}</title><style>{STYLE}</style>",
        f"<body><header>{_logo(around.logo, around.logo_alt)}{_lines(around.head)}",
        f'<h1>{text(page.title)}</h1><p class="q">{text(page.subtitle)}</p></header><main>',
    ]
    for part in page.parts:
        found.append(f"<section><h2>{text(part.title)}</h2>" if part.title else "<section>")
        found += [_block(block, tr) for block in part.blocks]
        found.append("</section>")
    found.append("</main>")
    if around.foot:
        found.append(f"<footer>{_lines(around.foot)}</footer>")
    return "".join(found) + "</html>\n"


def text(given: str) -> str:
    """A text of a network, a file or a person, in which nothing is markup."""
    return escape(clean(given), quote=False)


def _coded(escaped: str) -> str:
    """What stands between backquotes as code."""
    pieces = escaped.split("`")
    if len(pieces) % 2 == 0:
        return escaped
    return "".join(f"<code>{piece}</code>" if place % 2 else piece for place, piece in enumerate(pieces))


def _lines(given: str) -> str:
    return f"<p>{'<br>'.join(text(each) for each in given.splitlines())}</p>" if given else ""


def _logo(data: bytes, alt: str) -> str:
    if not data:
        return ""
    kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
    return f'<img alt="{escape(clean(alt))}" src="data:image/{kind};base64,{b64encode(data).decode()}">'


def _block(block: PartBlock, tr: Translator) -> str:
    if isinstance(block, Words):
        return f"<p{' class=q' if block.quiet else ''}>{_coded(text(block.text))}</p>"
    if isinstance(block, Points):
        return f"<ul>{''.join(f'<li>{text(each)}{_proof(href, tr)}' for each, href in block.items)}</ul>"
    if isinstance(block, Facts):
        return _facts(block)
    if isinstance(block, HeatMap):
        title, drawn = block.calendar.title, heatmap_chart(block.calendar)
        return _figure(title, drawn, calendar_table(block.calendar), tr)
    assert isinstance(block, Drawing)  # noqa: S101 - the last of the kinds of block
    if block.kind == RADAR:
        drawn = radar_chart(block.chart, block.most)
    else:
        drawn = {LINE: line_chart, BAR: bar_chart}.get(block.kind, stacked_chart)(block.chart)
    return _figure(block.chart.title, drawn, chart_table(block.chart), tr)


def _proof(href: str, tr: Translator) -> str:
    return f' <a href="{escape(href)}">{text(tr("report.proof"))}</a>' if href else ""


def _figure(title: str, drawn: str, grid: Grid, tr: Translator) -> str:
    """A chart, and what it shows as a table beside it."""
    headers, rows = grid
    cells = tuple(tuple(Cell(each, number=place > 0) for place, each in enumerate(row)) for row in rows)
    table = _facts(Facts("", headers, cells))
    summary = text(tr("report.as_table"))
    return (
        f"<figure><figcaption>{text(title)}</figcaption>{_inline(drawn)}"
        f"<details><summary>{summary}</summary>{table}</details></figure>"
    )


def _inline(drawn: str) -> str:
    """A chart within HTML needs no name space."""
    return drawn.replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)


def _facts(facts: Facts) -> str:
    """A table; its class says which columns are numbers, so that no cell has to."""
    caption = f"<caption>{text(facts.caption)}</caption>" if facts.caption else ""
    numbers = facts.rows[0] if facts.rows else ()
    kinds = " ".join(f"n{place}" for place, cell in enumerate(numbers, 1) if cell.number)
    head = "".join(_head(name) for name in facts.headers)
    named = not any(cell.href for row in facts.rows for cell in row)
    body = "".join("<tr>" + _row(each, named=named) for each in facts.rows)
    named_kinds = f' class="{kinds}"' if kinds else ""
    return (
        f"<div class=t tabindex=0><table{named_kinds}>{caption}<thead><tr>{head}<tbody>{body}</table></div>"
    )


def _head(name: str) -> str:
    return f"<th>{text(name)}" if name else "<td>"


def _row(cells: tuple[Cell, ...], *, named: bool) -> str:
    """A row; its first cell is its heading where the rows are `named`."""
    found = []
    for place, cell in enumerate(cells):
        content = text(cell.text)
        if cell.href and proof_of(cell.href):
            content = f"<a href={_attribute(cell.href)}>{content}</a>"
        if cell.spark:
            content += " " + spark(_few(cell.spark), cell.text)
        found.append(f"<th>{content}" if named and place == 0 else f"<td>{content}")
    return "".join(found)


def _attribute(value: str) -> str:
    """A value of an attribute, between quotes where it needs them."""
    plain = value.isascii() and not any(sign in value for sign in " \"'=<>`&")
    return value if plain and value else f'"{escape(value)}"'


def _few(values: tuple[float | None, ...]) -> tuple[float | None, ...]:
    every = -(-len(values) // MOST_SPARKS)
    return values[(len(values) - 1) % every :: every]
