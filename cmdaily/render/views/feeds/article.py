"""Article view: one article whole, its text cleaned."""

from __future__ import annotations

from cmdaily.domain.feeds.article import NEW
from cmdaily.domain.feeds.results import ArticleDetails
from cmdaily.render.clean import one_line
from cmdaily.render.document import Gap, Line, line
from cmdaily.render.views.feeds.articles import article_data, feed_name
from cmdaily.render.words import long_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


def document(model: ArticleDetails, tr: Translator) -> Document:
    """Title, whence and when, address, text."""
    article = model.article
    names = [feed_name(model.feeds, feed) for feed in (article.feed, *article.also_in)]
    about = [", ".join(name for name in names if name)]
    if article.author:
        about.append(one_line(article.author, 80))
    if article.published_at is not None:
        local = article.published_at.astimezone(model.zone)
        about.append(tr("feed.at", day=long_date(tr, local.date()), time=local.strftime("%H:%M")))
    blocks: list[Block] = [
        line(("number", article.ref), "  ", ("title", one_line(article.headline))),
        line(("dim", " · ".join(part for part in about if part))),
    ]
    if article.url:
        blocks.append(line(("dim", article.url)))
    if article.text:
        blocks.append(Gap())
        blocks += [Line((("", text),)) if text.strip() else Gap() for text in article.text.split("\n")]
    if article.state == NEW:
        blocks += [Gap(), line(("dim", tr("feed.next", ref=article.ref)))]
    else:
        blocks += [Gap(), line(("dim", tr(f"feed.state_{article.state}")))]
    return tuple(blocks)


def data(model: ArticleDetails, _tr: Translator) -> dict[str, object]:
    """As the list has it, with author and text."""
    article = model.article
    whole = {**article_data(model.feeds, article), "author": article.author or None, "text": article.text}
    return {"articles": [whole]}
