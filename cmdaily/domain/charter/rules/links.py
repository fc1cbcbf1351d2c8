"""Link text and link targets: links that say where they lead, and lead there."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlsplit

from cmdaily.domain.charter.model import TextContext
from cmdaily.domain.charter.rule import MAPPING, WHOLE, WORDS, Example, Parameter, both, found, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cmdaily.domain.charter.text import Span, Text
    from cmdaily.domain.publishing.finding import Finding

SHORTENERS = frozenset(
    "bit.ly tinyurl.com t.co goo.gl ow.ly buff.ly is.gd v.gd cutt.ly rebrand.ly rb.gy tiny.cc "
    "shorturl.at s.id t.ly "
    "dlvr.it lnkd.in urlz.fr lc.cx vu.fr amzn.to fb.me bl.ink short.io tr.ee shorter.me x.gd qr.ae "
    "soo.gd".split()
)
"""Hosts that hide where a link leads; a charter adds its own with `also` and forgives some with `allow`."""


@rule(
    "bare-link",
    family="links",
    parameters=(Parameter("words", WHOLE, 3, 1, 50),),
    source=both(
        "WCAG 2.2, success criterion 2.4.4: the purpose of a link",
        "WCAG 2.2, critère de succès 2.4.4 : la fonction d’un lien",
    ),
    refuses=(
        Example("https://www.ville.example/agenda"),
        Example("Here: https://museum.example/ #Museum", "en"),
    ),
    accepts=(
        Example("L’agenda de la semaine est en ligne : https://www.ville.example/agenda"),
        Example("Book a seat for Friday’s talk: https://museum.example/talk", "en"),
    ),
)
def bare_link(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """A link with too few words around it to know whether to follow it."""
    if text.links and len(text.words) < params["words"]:
        link = text.links[0]
        yield found("charter.bare-link", link.start, link.end, n=len(text.words), least=params["words"])


def host_of(link: str) -> str:
    """The host of a link in lower case, without `www.`; empty when there is none."""
    try:
        host = urlsplit(link if "://" in link else f"https://{link}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


@rule(
    "link-shortener",
    family="links",
    parameters=(Parameter("also", WORDS, ()), Parameter("allow", WORDS, ())),
    source=both(
        "ANSSI and CISA advice against phishing; X counts every link as 23 characters anyway",
        "Conseils de l’ANSSI et de la CISA contre l’hameçonnage ; X compte de toute façon 23 caractères par lien",
    ),
    refuses=(
        Example("Inscrivez-vous : https://bit.ly/3xYzAbC"),
        Example("Read more on tinyurl.com/abcd", "en"),
    ),
    accepts=(
        Example("Inscrivez-vous : https://www.ville.example/inscription"),
        Example("Read more on habit.ly.example/abc", "en"),
    ),
)
def link_shortener(text: Text, context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """A shortened link."""
    for link in _all_links(text, context):
        host = host_of(link.text)
        if (host in SHORTENERS or host in params["also"]) and host not in params["allow"]:
            yield found("charter.link-shortener", link.start, link.end, host=host)


def _all_links(text: Text, context: TextContext) -> Iterable[Span]:
    """The links of the text, then the card's link with empty offsets when the text does not show it."""
    yield from text.links
    if context.link and all(link.text != context.link for link in text.links):
        from cmdaily.domain.charter.text import Span

        yield Span(context.link, 0, 0)


@rule(
    "utm",
    family="links",
    severity="off",
    parameters=(
        Parameter("required", WORDS, ("utm_source", "utm_medium", "utm_campaign")),
        Parameter("domains", WORDS, ()),
        Parameter("values", MAPPING, ()),
    ),
    owns=("link",),
    source=both(
        "Measurement practice: “Urchin” campaign parameters, read by every analytics tool",
        "Usage de la mesure d’audience : paramètres de campagne « Urchin », lus par tous les outils",
    ),
    refuses=(
        Example(
            "Notre programme : https://ville.example/agenda", parameters=(("domains", ("ville.example",)),)
        ),
        Example("Our programme: https://museum.example/?utm_source=x", "en"),
    ),
    accepts=(
        Example(
            "Vu dans la presse : https://journal.example/a", parameters=(("domains", ("ville.example",)),)
        ),
        Example("Ours: https://museum.example/?utm_source=x&utm_medium=social&utm_campaign=may", "en"),
    ),
)
def utm(text: Text, context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """A link of ours without its campaign parameters; `domains` empty means every link."""
    ours = params["domains"]
    for link in _all_links(text, context):
        host = host_of(link.text)
        if ours and not any(host == domain or host.endswith(f".{domain}") for domain in ours):
            continue
        try:
            given = {name for name, value in parse_qsl(urlsplit(link.text).query) if value}
        except ValueError:
            continue
        missing = [name for name in params["required"] if name not in given]
        if missing:
            fix = _tagged(link.text, missing, dict(params["values"]), context) if link.end else None
            yield found("charter.utm", link.start, link.end, fix, missing=", ".join(missing))


def _tagged(link: str, missing: list[str], known: dict[str, str], context: TextContext) -> str | None:
    """The link with its missing parameters, when the charter gives a value for each of them."""
    filled = {"platform": context.platform or "", "account": context.account or ""}
    pairs = []
    for name in missing:
        worth = known.get(name, "")
        for word, meant in filled.items():
            worth = worth.replace("{" + word + "}", meant)
        if not worth:
            return None
        pairs.append(f"{quote(name)}={quote(worth)}")
    address, hash_sign, fragment = link.partition("#")
    joint = "&" if "?" in address else "?"
    return f"{address}{joint}{'&'.join(pairs)}{hash_sign}{fragment}"


@rule(
    "dead-link",
    family="links",
    source=both(
        "Looked up on request only: `cmdaily check --links`",
        "Vérifié sur demande seulement : `cmdaily check --links`",
    ),
    refuses=(
        Example(
            "Le programme : https://ville.example/ancien",
            context=TextContext(dead_links=("https://ville.example/ancien",)),
        ),
    ),
    accepts=(
        Example("Le programme : https://ville.example/nouveau"),
        Example("https://museum.example/", "en"),
    ),
)
def dead_link(text: Text, context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """A link that was looked up and does not answer."""
    if context.dead_links:
        for link in _all_links(text, context):
            if link.text in context.dead_links:
                yield found("charter.dead-link", link.start, link.end, link=link.text)


RULES = (bare_link, link_shortener, utm, dead_link)
