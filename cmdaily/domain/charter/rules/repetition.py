"""Duplicate content: nothing said twice, nothing said by the wrong account."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from functools import lru_cache

from cmdaily.domain.charter.model import RecentText, TextContext
from cmdaily.domain.charter.rule import NUMBER, WHOLE, Example, Parameter, both, found, rule
from cmdaily.domain.charter.rules.words import occurrences
from cmdaily.domain.charter.text import Text
from cmdaily.domain.publishing.finding import ERROR
from cmdaily.domain.publishing.outgoing import REPLY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cmdaily.domain.publishing.finding import Finding

_DAY = date(2026, 11, 23)
_SAID = TextContext(today=_DAY, recent=(RecentText("Le marché ouvre à 8 h ce samedi !", date(2026, 11, 16)),))

_SAID_IN_ENGLISH = TextContext(today=_DAY, recent=(RecentText("The market opens at eight!", _DAY),))


@lru_cache(maxsize=512)
def _said(text: str) -> tuple[str, ...]:
    """What a text says, without its links, emojis, punctuation and case."""
    return tuple(re.findall(r"[^\W_]+", Text(text).folded))


@rule(
    "same-text",
    family="repetition",
    parameters=(Parameter("days", WHOLE, 30, 1, 3660), Parameter("share", NUMBER, 0.9, 0.5, 1)),
    source=both(
        "X, Facebook and LinkedIn refuse or hide duplicates (X automation rules; LinkedIn’s DUPLICATE_POST)",
        "X, Facebook et LinkedIn refusent ou cachent les doublons (règles d’automatisation de X ; "
        "DUPLICATE_POST de LinkedIn)",
    ),
    refuses=(
        Example("Le marché ouvre à 8 h ce samedi 🥕", context=_SAID),
        Example("the market opens at eight", "en", context=_SAID_IN_ENGLISH),
    ),
    accepts=(
        Example("La brocante ouvre à 9 h ce dimanche", context=_SAID),
        Example("Le marché ouvre à 8 h ce samedi !"),
        Example("The market opens at eight on Saturday", "en", context=_SAID),
    ),
)
def same_text(text: Text, context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """The same text, or nearly, on the same account within some days. Thanks may be given in the same words twice."""
    if not context.recent or context.today is None or context.kind == REPLY:
        return
    now, oldest = _said(text), context.today - timedelta(days=params["days"])
    for before in sorted(context.recent, key=lambda said: said.day, reverse=True):
        if before.day >= oldest and now and _alike(now, _said(before.text)) >= params["share"]:
            days = (context.today - before.day).days
            key = "charter.same-text" if days > 0 else "charter.same-text.today"
            key = "charter.same-text.planned" if days < 0 else key
            yield found(key, day=before.day.isoformat(), n=days)
            return


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of words in common, 1 for the same words; short texts are alike only when equal."""
    if one == other:
        return 1.0
    if min(len(one), len(other)) < 6:
        return 0.0
    common = sum((Counter(one) & Counter(other)).values())
    return common / max(len(one), len(other))


_OTHERS = TextContext(account="theatre-x", others=(("museum-x", ("musée des Lilas",)),))


@rule(
    "wrong-account",
    family="repetition",
    severity=ERROR,
    source=both(
        "The charter’s accounts: the `words` that belong to each",
        "Les comptes de la charte : les mots (`words`) de chacun",
    ),
    refuses=(
        Example("Nouvelle salle au musée des Lilas", context=_OTHERS),
        Example("A new room at the Musée des Lilas", "en", context=_OTHERS),
    ),
    accepts=(
        Example("Nouvelle pièce au théâtre", context=_OTHERS),
        Example("A new play at the theatre", "en", context=_OTHERS),
    ),
)
def wrong_account(text: Text, context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """Words that belong to another account of ours."""
    for account, words in context.others:
        if account != context.account:
            for span in occurrences(text, words):
                yield found(
                    "charter.wrong-account", span.start(), span.end(), word=span.group(), account=account
                )


_THRICE = TextContext(
    today=_DAY, target="33612345678", recent=tuple(RecentText(f"{n}", _DAY, "33612345678") for n in range(3))
)
_LIMIT = (("most", 3),)


@rule(
    "messages-a-day",
    family="repetition",
    severity=ERROR,
    parameters=(Parameter("most", WHOLE, 0, 0, 1000),),
    source=both(
        "The BBC wrote three times a day to its subscribers of a messenger (2014)",
        "La BBC écrivait trois fois par jour à ses abonnés sur une messagerie (2014)",
    ),
    refuses=(
        Example("Une quatrième chose", parameters=_LIMIT, context=_THRICE),
        Example("A fourth thing", "en", _LIMIT, _THRICE),
    ),
    accepts=(
        Example("Une quatrième chose", context=_THRICE),
        Example("A first thing", "en", _LIMIT, TextContext(today=_DAY, target="33687654321")),
    ),
)
def messages_a_day(_text: Text, context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """More messages to one person in a day than the charter wants; 0 is no limit."""
    most = params["most"]
    if not (most and context.target) or context.today is None:
        return
    today = [said for said in context.recent if (said.day, said.target) == (context.today, context.target)]
    if len(today) >= most:
        yield found("charter.messages-a-day", n=len(today), most=most)


RULES = (same_text, wrong_account, messages_a_day)
