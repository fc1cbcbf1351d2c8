"""Personal data (PII) that has no place in a public text."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.model import TextContext
from cmdaily.domain.charter.rule import WORDS, Example, Parameter, both, found, rule
from cmdaily.domain.charter.rules.hashtag_words import without_accents
from cmdaily.domain.publishing.finding import ERROR, WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cmdaily.domain.charter.text import Text
    from cmdaily.domain.publishing.finding import Finding

GDPR = "Regulation (EU) 2016/679 (GDPR), articles 4 and 5; CNIL, « La publication de données personnelles sur le web »"
RGPD = "Règlement (UE) 2016/679 (RGPD), articles 4 et 5 ; CNIL, « La publication de données personnelles sur le web »"
ALLOW = Parameter("allow", WORDS, ())
_ROLES = frozenset(
    "abbaye abonnement abonnements abuse access accessibility accounting accounts accueil achats adherents "
    "adhesion adhesions admin admissions aide alertes alerts alsh alumni amap ape apel api appeal appeals archive "
    "archives artistique assistance asso association astreinte atelier ateliers athletisme attendance bar basket "
    "bde benevolat benevole benevoles bibliotheque billetterie billing bins blog bonjour booking bookings bot "
    "boulangerie boutique box box-office boxoffice branch bureau bureaux cabinet cafe camping campus candidature "
    "candidatures cantine captain careers casework ccas centre centresocial cfdt cgt chair chambres charity "
    "chateau choeur chorale church ciac cine cinema city clerk client clientele clients clsh club clubhouse coach "
    "collections college com commande commandes commercial committee commune communication community complaint "
    "complaints compliance compta comptabilite concierge concours conservatoire contact council courriel courrier "
    "courses creche creches crew cse culture customer customers danse dechets delivery demande demandes "
    "departement dev devis diocese direction domaine don donate donations dons dpo dsi ecole ecoles ecrire editor "
    "editorial education ehpad elections elus email emploi engagement enquiries enquiry entraide environnement "
    "epicerie equipe espace etat-civil etatcivil event events exhibitions expo expos facturation faculte families "
    "farm feedback ferme festival finance fixtures foh fondation foot football formation formations foundation "
    "foyer fraud fraude frontdesk fsu ftp fundraising galerie galeries gallery garden gestion git gite gites "
    "governors grants groupes gymnase habitat head headteacher hello help hi highways hire hostmaster hotel "
    "housing hr humanresources info information informations informatique infos inscription inscriptions institut "
    "jardin jeunesse jobs journal judo juniors juridique kids lab labo laboratoire learning legal legs letters "
    "lettre librairie libraries library licensing livraison logement ludotheque lycee mail mairie maison marche "
    "market marketing maternelle mayor mecenat media mediatheque mediation members membership membres mjc "
    "multiaccueil musee museum musique natation nepasrepondre news newsletter newsroom no-reply noreply office "
    "ogec orchestre order orders organiser outreach parents parish parking parks paroisse partenaires partenariat "
    "partenariats partners partnerships patrimoine payroll pedagogie people periscolaire phishing piscine "
    "planning podcast pole police postmaster prefecture presidence president presidente press presse primaire "
    "privacy production prog programmation programming proprete pta ptfa question questions radio ram randonnee "
    "reception reclamation reclamations recrutement recrutements redaction refunds regie region registrar rentals "
    "rep report reports reps resa resas research reservation reservations residence restaurant restauration resto "
    "returns rgpd rh root rsvp rugby safeguarding safety sales sante sav scam school scolaires scouts secretaire "
    "secretariat secretary securite security service services shipping shop signalement site snes social "
    "solidarite spam sponsors sponsorship sport sports stade staff stage stages standard status store students "
    "studio sud support svn syndicat team technique tennis test theater theatre tickets tourisme tours town "
    "training traiteur transport travaux treasurer tresorerie tresorier tresoriere trust union universite "
    "university unsa urbanisme urgence urgences velo vente ventes venue villa ville visit visite visites visitors "
    "visits voirie volunteering volunteers warehouse waste web webmaster webmestre welfare workshops www youth".split()
)
"""Mailboxes of a role, not of a person (CNIL: a generic address is not personal data)."""
_ROLES_BEGIN = (
    *("accueil", "assistance", "association", "bibliotheque", "billetterie", "communication", "contact"),
    *(
        "inscription",
        "mairie",
        "mediatheque",
        "redaction",
        "reservation",
        "secretariat",
        "service",
        "tourisme",
    ),
)
"""How mailboxes of a role in one word begin: `serviceclient`, `mairiedeville`."""


@rule(
    "personal-email",
    family="personal",
    severity=ERROR,
    parameters=(ALLOW,),
    source=both(GDPR, RGPD),
    refuses=(
        Example("Écrivez à Claire : claire.martin@exemple.example"),
        Example("Mail me at sam.jones@mail.example", "en"),
        Example("Écrivez à paul.petit@mail.example."),
    ),
    accepts=(
        Example("Écrivez à contact@exemple.example"),
        Example("Follow us: @museum@social.example", "en"),
        Example("Merci à @lea@social.example pour la visite"),
        Example("Écrivez à lea@asso.example", parameters=(("allow", ("@asso.example",)),)),
    ),
)
def personal_email(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """Somebody's e-mail address; a role's mailbox such as `contact@` is none."""
    for email in text.emails:
        local, _, domain = email.text.lower().partition("@")
        allowed = (email.text.lower(), f"@{domain}")
        if _is_a_role(local, domain) or any(word.lower() in allowed for word in params["allow"]):
            continue
        yield found("charter.personal-email", email.start, email.end)


def _is_a_role(local: str, domain: str) -> bool:
    """Whether a mailbox is nobody's own, by its name in lower case: `service-client`, `théâtre`, `etat.civil`, that of
    a French school (`ce.0350001a@ac-rennes.fr`), or by a name that is its domain's: `lafabrique@lafabrique.fr`."""
    plain = without_accents(local)
    if plain == without_accents(domain.split(".")[0]) or re.fullmatch(r"(?:ce|int)\.\d{7}[a-z]", plain):
        return True
    names = {plain, re.split(r"[.+_-]", plain)[0], re.sub(r"[.+_-]", "", plain)}
    return bool(names & _ROLES) or plain.startswith(_ROLES_BEGIN)


_GAP = r"[ .\u00a0\u2007\u2009-\u2015\u202f/-]?"
_ABROAD = r"(?:\(?(?:\+|00[ \u00a0]?)"
_PHONE = re.compile(
    rf"(?<![\w.,+/=-])(?:"
    rf"(?P<fr>(?:{_ABROAD}33\)?){_GAP}(?:\(0\){_GAP})?|0)(?P<first>[1-9])(?:{_GAP}\d{{2}}){{4}})"
    rf"|(?P<abroad>{_ABROAD}(?:32|34|352|376|377|39|41|44|49)\)?){_GAP}(?:\(0\){_GAP})?\d(?:{_GAP}\d){{6,11}})"
    r"|(?P<be>04\d{2}[ /.]\d{2}[ .]\d{2}[ .]\d{2})"
    r"|(?P<ch>07[5-9] \d{3} \d{2} \d{2})"
    r"|(?P<uk>07\d{3} ?\d{6})"
    r"|(?P<us>(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4})"
    r"|(?P<us_plain>\+1[2-9]\d{2}[2-9]\d{6})"
    r")(?![\w-]|[.,]\d|(?:[ \u00a0.]\d\d){2,4}(?!\w|[ \u00a0.]\d\d| ?(?:h|€|min)))"
)
_OTHERWISE = re.compile(
    r"(?<![^\W\d_])(?:version|release|v|facture|invoice|siret|siren|rna|isbn|issn|ean|matricule|serial|batch|lot|"
    r"réf(?:érence)?s?\.?(?: (?:commande|dossier|client|colis))?|ref(?:erence)?|"
    r"(?:commande|dossier|colis|order|ticket|case)[ \u00a0](?:n[°ºo]|numéro|no|number|#))"
    r"\.?[ \u00a0]?(?:n[°º]|#)?[ \u00a0\u202f]?:?[ \u00a0\u202f]?$",
    re.IGNORECASE,
)
"""What is said before a number that is none of a telephone."""
_SURE = frozenset(("be", "ch", "uk"))
"""National forms that only mobiles have."""


@rule(
    "personal-phone",
    family="personal",
    severity=ERROR,
    parameters=(ALLOW,),
    source=both(
        f"{GDPR}; ARCEP numbering plan (France), ITU E.164 and the North American Numbering Plan",
        f"{RGPD} ; plan de numérotation de l’ARCEP, UIT E.164 et plan de numérotation nord-américain",
    ),
    refuses=(
        Example("Appelez Martine au 06 12 34 56 78"),
        Example("Appelez Martine au +33 (0)6.12.34.56.78"),
        Example("Réservations : 01 23 45 67 89"),
        Example("Call me on (555) 234-5678", "en"),
        Example("Ring +32 470 12 34 56 tonight", "en"),
    ),
    accepts=(
        Example("Réservations au 0 800 123 456, ou au 3975"),
        Example("Ouvert du 06.12 au 08.12.2026, 1 200 000 visiteurs"),
        Example("Réservations : 01 23 45 67 89", parameters=(("allow", ("01 23 45 67 89",)),)),
        Example("Order 2026-1123-4567 is ready", "en"),
        Example("Version 01.02.03.04.05, référence 06 12 34 56 78"),
    ),
)
def personal_phone(text: Text, context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """A phone number. One that may be an organisation's own only warns, outside replies."""
    if not any(map(str.isdigit, text)):
        return
    allowed = {_digits(number) for number in params["allow"]}
    for span in _PHONE.finditer(text.masked):
        if _digits(span.group()) in allowed or span["first"] == "8":
            continue
        if _OTHERWISE.search(text[max(0, span.start() - 40) : span.start()]):
            continue
        mobile = span["first"] in {"6", "7"} or span.lastgroup in _SURE
        severity = "" if mobile or context.kind == "reply" else WARNING
        key = "charter.personal-phone" if mobile else "charter.personal-phone.line"
        yield found(key, span.start(), span.end(), severity=severity)


def _digits(number: str) -> str:
    """The number as one would dial it in its country: `+33 (0)6 12…` and `06 12…` are the same."""
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    for prefix in ("0033", "33"):
        if digits.startswith(prefix) and len(digits) == len(prefix) + 9:
            return "0" + digits[len(prefix) :]
    return digits


IBAN_LENGTHS = {
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
    "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27, "LI": 21, "LT": 20, "LU": 20,
    "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24,
    "SM": 27,
}  # fmt: skip
"""Characters of an IBAN by country: SWIFT IBAN registry."""
_IBAN_START = re.compile(
    rf"(?<![A-Za-z0-9])(?:{'|'.join(IBAN_LENGTHS)})\d{{2}}(?=[ .\u00a0\u202f-]?[A-Z0-9])", re.IGNORECASE
)


@rule(
    "personal-iban",
    family="personal",
    severity=ERROR,
    parameters=(ALLOW,),
    source=both(f"{GDPR}; ISO 13616, checksum modulo 97", f"{RGPD} ; ISO 13616, clé modulo 97"),
    refuses=(
        Example("Virement sur FR14 2004 1010 0505 0001 3M02 606 avant jeudi"),
        Example("Please pay to GB82 WEST 1234 5698 7654 32", "en"),
    ),
    accepts=(
        Example("Virement sur FR15 2004 1010 0505 0001 3M02 606 avant jeudi"),
        Example("The DE44 bus stops at platform 12", "en"),
    ),
)
def personal_iban(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """A bank account number whose checksum is right."""
    allowed = {re.sub(r"[^A-Z0-9]", "", number.upper()) for number in params["allow"]}
    for start in _IBAN_START.finditer(text):
        iban, end = _iban_at(text, start.start())
        if iban and iban not in allowed:
            yield found("charter.personal-iban", start.start(), end)


def _iban_at(text: str, start: int) -> tuple[str, int]:
    """The IBAN that begins here and the offset of its end, or nothing."""
    wanted = IBAN_LENGTHS[text[start : start + 2].upper()]
    kept, at, gap = "", start, False
    while at < len(text) and len(kept) < wanted:
        letter = text[at]
        if letter.isascii() and letter.isalnum():
            kept, gap = kept + letter.upper(), False
        elif letter in " .\u00a0\u202f-" and not gap:
            gap = True
        else:
            break
        at += 1
    if len(kept) < wanted or text[at : at + 1].isalnum():
        return "", at
    number = "".join(str(int(letter, 36)) for letter in kept[4:] + kept[:4])
    return (kept, at) if int(number) % 97 == 1 else ("", at)


_SPACE = r"[ .\u00a0\u202f-]?"
_NIR = re.compile(
    rf"(?<![\w])([12378]){_SPACE}(\d\d){_SPACE}(0[1-9]|1[0-2]|[2-9]\d){_SPACE}(\d\d|"
    rf"2[ABab]){_SPACE}(\d{{3}}){_SPACE}(\d{{3}})"
    rf"{_SPACE}(\d\d)(?!\w)"
)
_CORSICA = {"2A": "19", "2B": "18"}
"""INSEE counts the key of Corsican numbers with these departments."""


@rule(
    "personal-social-security",
    family="personal",
    severity=ERROR,
    source=both(
        f"{GDPR}; INSEE, numéro d’inscription au répertoire, clé = 97 − (number modulo 97)",
        f"{RGPD} ; INSEE, numéro d’inscription au répertoire, clé = 97 − (numéro modulo 97)",
    ),
    refuses=(
        Example("Mon numéro : 2 55 08 14 168 025 38"),
        Example("My number is 255081416802538", "en"),
    ),
    accepts=(
        Example("Mon numéro : 2 55 08 14 168 025 39"),
        Example("Order 255081416802599 has left", "en"),
    ),
)
def personal_social_security(
    text: Text, _context: TextContext, _params: Mapping[str, Any]
) -> Iterable[Finding]:
    """A French social-security number whose key is right, Corsica included."""
    for span in _NIR.finditer(text.masked):
        sex, year, month, department, town, order, key = span.groups()
        place = _CORSICA.get(department.upper(), department)
        if 97 - int(sex + year + month + place + town + order) % 97 == int(key):
            yield found("charter.personal-social-security", span.start(), span.end())


RULES = (personal_email, personal_phone, personal_iban, personal_social_security)
