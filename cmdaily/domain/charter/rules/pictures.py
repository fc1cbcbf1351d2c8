"""Media accessibility: alternative texts and captions, and altered pictures that say so."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.model import Media, TextContext
from cmdaily.domain.charter.rule import WHOLE, Example, Parameter, both, found, rule
from cmdaily.domain.publishing.finding import ERROR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cmdaily.domain.charter.text import Text
    from cmdaily.domain.publishing.finding import Finding

WCAG_ALT = "WCAG 2.2, success criterion 1.1.1; RGAA 4.1, theme 1"
_FILE_NAME = re.compile(
    r"\s*(?:[\w() .-]{1,120}\.(?:jpe?g|png|gif|webp|heic|avif|tiff?|bmp|svg|mp4|mov)"
    r"|(?:IMG|DSC|DSCN|PXL|P|WhatsApp Image|Capture d[’']écran|Screenshot|image|photo)[ _-]?\d[\w "
    r".-]{0,60})\s*",
    re.IGNORECASE,
)
_EMPTY_WORDS = frozenset(
    "image photo photographie picture pic illustration visuel visual affiche poster graphic graphique "
    "logo alt "
    "img screenshot capture flyer bannière banner gif vidéo video dessin drawing untitled".split()
)
_USELESS_OPENING = re.compile(
    r"\s*(?:image|photo|photographie|picture|illustration|visuel|a photo|an image|une image|une photo)"
    r"(?: (?:de|d[’']|du|des|of)|\s*:)\s*",
    re.IGNORECASE,
)


def _media(*media: Media) -> TextContext:
    return TextContext(media=media)


@rule(
    "alt-text",
    family="pictures",
    source=both(WCAG_ALT, "WCAG 2.2, critère de succès 1.1.1 ; RGAA 4.1, thème 1"),
    refuses=(
        Example("Le marché de ce matin", context=_media(Media("marche.jpg"))),
        Example("This morning’s market", "en", context=_media(Media("market.jpg", "  "))),
    ),
    accepts=(
        Example(
            "Le marché de ce matin",
            context=_media(Media("marche.jpg", "Une maraîchère tend une botte de carottes")),
        ),
        Example("This morning’s market", "en"),
    ),
)
def alt_text(_text: Text, context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """A picture without alternative text."""
    for picture in context.media:
        if picture.kind == "picture" and not (picture.alt or "").strip():
            yield found("charter.alt-text", picture=picture.name)


@rule(
    "alt-text-quality",
    family="pictures",
    parameters=(Parameter("most", WHOLE, 1000, 50, 5000), Parameter("least", WHOLE, 5, 1, 200)),
    source=both(WCAG_ALT, "WCAG 2.2, critère de succès 1.1.1 ; RGAA 4.1, thème 1"),
    refuses=(
        Example("Le marché", context=_media(Media("marche.jpg", "IMG_2031.jpg"))),
        Example("Le marché", context=_media(Media("marche.jpg", "image"))),
        Example(
            "Le marché ouvre à huit heures samedi",
            context=_media(Media("marche.jpg", "Le marché ouvre à huit heures samedi.")),
        ),
        Example("The market", "en", context=_media(Media("m.png", "Picture of a market stall"))),
    ),
    accepts=(
        Example("Le marché", context=_media(Media("m.jpg", "Deux cageots de cerises sur un étal"))),
        Example("The market", "en", context=_media(Media("m.jpg", "Photographer kneeling by a stall"))),
    ),
)
def alt_text_quality(text: Text, context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """An alternative text that describes nothing."""
    for picture in context.media:
        alt = (picture.alt or "").strip()
        if alt and picture.kind == "picture":
            fault = _fault_of(alt, text, params)
            if fault:
                yield found(f"charter.alt-text-quality.{fault}", picture=picture.name, alt=alt[:80], **params)


def _fault_of(alt: str, text: str, params: Mapping[str, Any]) -> str:
    plain = _words_of(alt)
    if _FILE_NAME.fullmatch(alt):
        return "file-name"
    if all(word in _EMPTY_WORDS or word.isdigit() for word in plain.split()):
        return "empty"
    if plain == _words_of(text) or (len(plain) > 40 and plain in _words_of(text)):
        return "repeated"
    if _USELESS_OPENING.match(alt):
        return "opening"
    if len(alt) < params["least"]:
        return "short"
    return "long" if len(alt) > params["most"] else ""


def _words_of(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


@rule(
    "video-captions",
    family="pictures",
    source=both(
        "WCAG 2.2, success criterion 1.2.2; RGAA 4.1, criterion 4.3",
        "WCAG 2.2, critère de succès 1.2.2 ; RGAA 4.1, critère 4.3",
    ),
    refuses=(
        Example("Le mot de la présidente", context=_media(Media("mot.mp4", kind="video"))),
        Example("A word from our chair", "en", context=_media(Media("word.mp4", kind="video"))),
    ),
    accepts=(
        Example("Le mot de la présidente", context=_media(Media("mot.mp4", kind="video", captions=True))),
        Example("A word from our chair", "en"),
    ),
)
def video_captions(_text: Text, context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """A video without captions."""
    for picture in context.media:
        if picture.kind == "video" and not picture.captions:
            yield found("charter.video-captions", picture=picture.name)


_MENTIONS = {
    "retouched": re.compile(
        r"(?:images?|photos?) retouchée?s?|(?:retouched|edited) (?:images?|photos?)", re.I
    ),
    "generated": re.compile(
        r"images? (?:virtuelles?|générée?s? (?:par|avec|à l[’']aide d))|(?:générée?s?|créée?s?) (?:par|"
        r"avec) (?:une |l[’'])?"
        r"(?:IA|intelligence artificielle)|AI[- ]generated|(?:generated|made|created) (?:by|with) "
        r"(?:an? )?AI\b|"
        r"virtual images?",
        re.I,
    ),
}


@rule(
    "altered-picture",
    family="pictures",
    severity=ERROR,
    source=both(
        "France: loi no 2023-451 du 9 juin 2023, article 5 (“Images retouchées”, “Images virtuelles”); EU: "
        "regulation 2024/1689, article 50",
        "France : loi no 2023-451 du 9 juin 2023, article 5 (« Images retouchées », « Images virtuelles ») ; "
        "UE : règlement 2024/1689, article 50",
    ),
    refuses=(
        Example("Notre nouvelle vitrine", context=_media(Media("v.jpg", "La vitrine", altered="generated"))),
        Example("Our new window", "en", context=_media(Media("v.jpg", "The window", altered="retouched"))),
    ),
    accepts=(
        Example(
            "Notre nouvelle vitrine (images virtuelles)",
            context=_media(Media("v.jpg", "La vitrine", altered="generated")),
        ),
        Example(
            "Our new window",
            "en",
            context=_media(Media("v.jpg", "The window, AI-generated", altered="generated")),
        ),
        Example("Notre nouvelle vitrine", context=_media(Media("v.jpg", "La vitrine"))),
    ),
)
def altered_picture(text: Text, context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """A retouched or generated picture that does not say so."""
    for picture in context.media:
        mention = _MENTIONS.get(picture.altered)
        if mention and not mention.search(text) and not mention.search(picture.alt or ""):
            yield found(f"charter.altered-picture.{picture.altered}", picture=picture.name)


RULES = (alt_text, alt_text_quality, video_captions, altered_picture)
