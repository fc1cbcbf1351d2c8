"""SVG writing for charts: elements with escaped text, coordinates of one decimal, and the style of all charts.

A chart is an image with a name (`role`, `<title>`); what it shows stands as a table beside it. Colours are told apart
by people with colour-blindness (after Okabe and Ito, https://jfly.uni-koeln.de/color/), differ in lightness so that
print and grey show them too, and lines differ in their dashes.
"""

from __future__ import annotations

from html import escape

from cmdaily.render.clean import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH = 640
"""Units of a chart across: a page shows it as wide as there is room."""

LIGHT = ("#0072b2", "#d55e00", "#00795a", "#a8487d", "#8f6200", "#2b83b5", "#444444", "#7a7a7a")
DARK = ("#56b4e9", "#f28e4c", "#2cc295", "#e29ac3", "#e6b800", "#9ad0f5", "#eeeeee", "#aaaaaa")
DASHES = ("none", "6 3", "2 3", "8 3 2 3")
COLOURS = len(LIGHT)
HEAT = (0.08, 0.3, 0.52, 0.76, 1.0)
"""How strong the colour of each level of a heat map is."""


def _colours(palette: Sequence[str]) -> str:
    return "".join(f"--c{place}:{colour};" for place, colour in enumerate(palette))


STYLE = (
    f":root{{{_colours(LIGHT)}--ink:#1b1b1b;--grid:#d5d5d5}}"
    f"@media (prefers-color-scheme:dark){{:root{{{_colours(DARK)}--ink:#e8e8e8;--grid:#4a4a4a}}}}"
    f"@media print{{:root{{{_colours(LIGHT)}--ink:#000;--grid:#bbb}}}}"
    ".chart{display:block;width:100%;max-width:640px;height:auto}"
    ".k{width:72px;height:14px;vertical-align:middle}"
    ".k path{fill:none;stroke:var(--c0);stroke-width:2;stroke-linejoin:round}"
    "svg text{font:11px system-ui,sans-serif;fill:var(--ink)}"
    ".e{text-anchor:end}.m{text-anchor:middle}.g{stroke:var(--grid);fill:none}"
    ".l{fill:none;stroke-width:2;stroke-linejoin:round}"
    + "".join(
        f".f{place}{{fill:var(--c{place})}}.s{place}{{stroke:var(--c{place});stroke-dasharray:{DASHES[place % 4]}}}"
        for place in range(COLOURS)
    )
    + ".a0{fill:var(--c0);fill-opacity:.18}.a1{fill:none}"
    + "".join(f".h{place}{{fill:var(--c0);fill-opacity:{share}}}" for place, share in enumerate(HEAT))
)
"""What a page with charts has in its style sheet: light, dark and on paper."""


def num(value: float) -> str:
    """A coordinate: one decimal, none where it is whole."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def image(title: str, height: float, body: Iterable[str]) -> str:
    """A chart as an image with its name."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 {WIDTH} {num(height)}">'
        f"<title>{escape(clean(title), quote=False)}</title>{''.join(body)}</svg>"
    )


def text(x: float, y: float, content: str, kind: str = "") -> str:
    """A text at a place; `kind` is `e` where it ends there, `m` where its middle is."""
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{num(x)}" y="{num(y)}"{named}>{escape(clean(content), quote=False)}</text>'


def rect(x: float, y: float, width: float, height: float, kind: str) -> str:
    """A filled rectangle."""
    return f'<rect x="{num(x)}" y="{num(y)}" width="{num(width)}" height="{num(height)}" class="{kind}"/>'


def path(points: str, kind: str) -> str:
    """A path of SVG's own commands."""
    return f'<path d="{points}" class="{kind}"/>'


def polyline(points: Sequence[tuple[float, float] | None]) -> str:
    """The commands of a line through points that breaks at gaps; a point alone is a short dash."""
    commands, drawing = [], False
    for place, point in enumerate(points):
        if point is None:
            drawing = False
            continue
        commands.append(f"{'L' if drawing else 'M'}{num(point[0])} {num(point[1])}")
        alone = not drawing and (place + 1 == len(points) or points[place + 1] is None)
        if alone:
            commands.append("h1.5")
        drawing = True
    return "".join(commands)


def legend(names: Sequence[str], y: float) -> tuple[list[str], float]:
    """Names beside their colours, in as many rows as it takes, and where the rows end."""
    if len(names) < 2:
        return [], y
    found, x = [], 0.0
    for place, name in enumerate(names):
        shown = name if len(name) <= 40 else name[:39] + "…"
        wide = 26 + 6.2 * len(shown)
        if x and x + wide > WIDTH:
            x, y = 0.0, y + 16
        found.append(rect(x, y + 2, 10, 10, f"f{place % COLOURS}"))
        found.append(text(x + 14, y + 11, shown))
        x += wide
    return found, y + 22
