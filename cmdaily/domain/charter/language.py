"""Language detection of a short text, by its little words."""

from __future__ import annotations

from cmdaily.domain.charter.model import LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.charter.text import Text

_LITTLE = {
    "fr": frozenset(
        "a dit oui non le la les un une des du de et est en au aux vous nous pour dans sur avec ce cette ces qui que "
        "votre notre vos nos "
        "sont pas plus par à où ou se son sa ses il elle on je tu mais merci bonjour bonne très tous "
        "toutes être avez "
        "avons samedi dimanche lundi mardi mercredi jeudi vendredi demain aujourd'hui venez rendez-vous "
        "jusqu'au dès".split()
    ),
    "en": frozenset(
        "the a an of and is are in to for you we our your this that with on at from by it be have has "
        "will not but they "
        "their was were thank thanks hello tomorrow today join see come here there what when who how "
        "all more us my "
        "saturday sunday monday tuesday wednesday thursday friday it's we're don't i'm i".split()
    ),
}
_ELISIONS = ("l'", "d'", "c'", "j'", "n'", "s'", "qu'", "m'")


def language_of(text: Text, candidates: tuple[str, ...] = LANGUAGES) -> str:
    """The language among the candidates whose little words the text has most of; the first one on a tie.

    Empty when there is no candidate.
    """
    if len(candidates) < 2:
        return candidates[0] if candidates else ""
    votes = dict.fromkeys(candidates, 0)
    for word in text.words[:200]:
        plain = word.text.lower().replace("’", "'")
        for language in candidates:
            votes[language] += plain in _LITTLE.get(language, ())
        if "fr" in votes and plain.startswith(_ELISIONS):
            votes["fr"] += 2
        elif "fr" in votes and any(letter in "éèêàçùîôœ" for letter in plain):
            votes["fr"] += 1
    return max(candidates, key=lambda language: votes[language])
