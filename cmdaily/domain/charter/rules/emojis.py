"""Emojis: a few, at the end, beside the words and never in their place."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.model import TextContext
from cmdaily.domain.charter.rule import CHOICE, WHOLE, Example, Parameter, both, found, rule
from cmdaily.domain.charter.rules.unicode_tables import SPACES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cmdaily.domain.charter.text import Span, Text
    from cmdaily.domain.publishing.finding import Finding

SECTION508 = (
    "Accessibility practice: section508.gov and gov.uk on social media; "
    "a screen reader says every emoji’s name aloud"
)
SECTION508_FR = (
    "Usage de l’accessibilité : section508.gov et gov.uk sur les réseaux sociaux ; "
    "un lecteur d’écran dit le nom de chaque émoji"
)

_BEFORE_A_NOUN = frozenset(
    "un une le la les des du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre "
    "vos leur leurs "
    "a an the this our your my his her their some".split()
)
_SUBJECTS = frozenset("je j' j’ on i we".split())
_LAST_WORD = re.compile(r"([^\W\d_]+[’']?)$")
_NEXT_WORD = re.compile(rf"[{SPACES}]*([^\W\d_]+)")
_MARGIN = re.compile(rf"[{SPACES}]*")


@rule(
    "emoji-count",
    family="emojis",
    parameters=(Parameter("most", WHOLE, 4, 0, 100),),
    source=both(SECTION508, SECTION508_FR),
    refuses=(Example("Ouverture ce soir 🎉 🍷 🎶 🕺 💃 ✨"), Example("Sale on now 🔥 🛍️ 💸 🎁 🏃 💨", "en")),
    accepts=(
        Example("Ouverture ce soir 🎉 🍷"),
        Example("Meet the family 👨‍👩‍👧‍👦", "en"),
        Example("Allez 🇫🇷 👍🏽"),
    ),
)
def emoji_count(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """More emojis than the charter wants."""
    emojis, most = text.emojis, params["most"]
    if len(emojis) > most:
        yield found("charter.emoji-count", emojis[most].start, emojis[-1].end, n=len(emojis), most=most)


@rule(
    "emoji-run",
    family="emojis",
    parameters=(Parameter("most", WHOLE, 2, 1, 20),),
    source=both(SECTION508, SECTION508_FR),
    refuses=(Example("Bravo à toute l’équipe 👏👏👏👏"), Example("We won! 🏆 🏆 🏆", "en")),
    accepts=(Example("Bravo à toute l’équipe 👏"), Example("Bravo 👏👏"), Example("Well played 🏆🎉", "en")),
)
def emoji_run(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """The same emoji again and again."""
    run: list[Span] = []
    for emoji in (*text.emojis, None):
        if emoji and run and emoji.text == run[-1].text and not text[run[-1].end : emoji.start].strip(SPACES):
            run.append(emoji)
            continue
        if len(run) > params["most"]:
            yield found("charter.emoji-run", run[0].start, run[-1].end, run[0].text, n=len(run))
        run = [emoji] if emoji else []


@rule(
    "emoji-bullet",
    family="emojis",
    source=both(SECTION508, SECTION508_FR),
    refuses=(
        Example("Au programme :\n✅ une visite\n✅ un goûter"),
        Example("Today:\n👉 cake\n👉 music", "en"),
    ),
    accepts=(
        Example("Au programme :\n- une visite\n- un goûter 🍰"),
        Example("Cake and music today 🎶", "en"),
    ),
)
def emoji_bullet(text: Text, _context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """Emojis as the bullets of a list: two lines in a row, or more, that begin with one."""
    heads = [emoji for emoji in text.emojis if _begins_a_line(text, emoji)]
    for before, emoji, after in zip([None, *heads], heads, [*heads[1:], None], strict=False):
        if not (_next_line(text, before, emoji) or _next_line(text, emoji, after)):
            continue
        margin = _MARGIN.match(text, emoji.end)
        end = margin.end() if margin else emoji.end
        yield found("charter.emoji-bullet", emoji.start, end, "- ", emoji=emoji.text)


def _next_line(text: Text, one: Span | None, other: Span | None) -> bool:
    """Whether the second of two emojis that begin a line stands on the line after the first."""
    return one is not None and other is not None and text.count("\n", one.end, other.start) == 1


def _begins_a_line(text: Text, emoji: Span) -> bool:
    """Whether nothing but spaces stands before it on its line, and words after it."""
    at = emoji.start
    while at and text[at - 1] in SPACES and emoji.start - at < 20:
        at -= 1
    return (at == 0 or text[at - 1] == "\n") and _NEXT_WORD.match(text, emoji.end) is not None


@rule(
    "emoji-word",
    family="emojis",
    source=both(SECTION508, SECTION508_FR),
    refuses=(
        Example("Venez boire un ☕ avec nous"),
        Example("On vous ❤️ tous"),
        Example("We ❤️ our volunteers", "en"),
        Example("Grab your 🎟️ before Friday", "en"),
    ),
    accepts=(
        Example("Venez boire un café avec nous ☕"),
        Example("Merci à vous 🙏 À demain"),
        Example("Thank you ❤️ See you soon", "en"),
    ),
)
def emoji_word(text: Text, _context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """An emoji that stands for a word: whoever does not see it misses the word."""
    for emoji in text.emojis:
        before = text[max(0, emoji.start - 40) : emoji.start].rstrip(SPACES)
        last = _LAST_WORD.search(before)
        if last is None:
            continue
        word = last.group(1).lower()
        after = _NEXT_WORD.match(text, emoji.end)
        is_verb = after is not None and after.group(1)[0].islower() and _has_subject(before, word)
        if word in _BEFORE_A_NOUN or is_verb:
            yield found("charter.emoji-word", emoji.start, emoji.end, emoji=emoji.text)


def _has_subject(before: str, word: str) -> bool:
    if word in _SUBJECTS:
        return True
    two = before.lower().split()[-2:]
    return (
        len(two) == 2
        and two[0] in {"on", "nous", "vous", "je"}
        and two[1] in {"vous", "nous", "te", "t’", "t'"}
    )


@rule(
    "emoji-place",
    family="emojis",
    severity="off",
    parameters=(Parameter("where", CHOICE, "end", choices=("end", "between-sentences")),),
    source=both(SECTION508, SECTION508_FR),
    refuses=(Example("Le marché 🥕 ouvre à 8 h ce samedi"), Example("Our 🎂 cake sale is on Friday", "en")),
    accepts=(
        Example("Le marché ouvre à 8 h ce samedi 🥕 #Marché"),
        Example("Our cake sale is on Friday 🎂", "en"),
    ),
)
def emoji_place(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """Emojis elsewhere than where the charter wants them."""
    last_word = max((word.end for word in text.words), default=0)
    for emoji in text.emojis:
        if emoji.start >= last_word:
            continue
        if params["where"] == "end":
            yield found("charter.emoji-place.end", emoji.start, emoji.end)
        elif _inside_a_sentence(text, emoji):
            yield found("charter.emoji-place.inside", emoji.start, emoji.end)


def _inside_a_sentence(text: Text, emoji: Span) -> bool:
    before = text[max(0, emoji.start - 40) : emoji.start].rstrip(SPACES)
    after = _NEXT_WORD.match(text, emoji.end)
    return bool(before) and before[-1].isalnum() and after is not None and after.group(1)[0].islower()


RULES = (emoji_count, emoji_run, emoji_bullet, emoji_word, emoji_place)
