"""Cutting a lower-case hashtag into its words, with the words that hashtags are usually made of.

A small vocabulary on purpose: a hashtag is cut only where the pieces are beyond doubt. What it does not
know, the charter's `spellings` say. Words are without accents; comparison ignores them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

FRENCH = """
    abonnement accessibilite accueil achat action actions activite activites actu actualite administration
    adoption agenda agglo aide alerte alimentation ambiance amenagement ancien animal animation annee
    anniversaire annonce appel apprendre apprentissage archives argent art artisan artisanat artiste
    artistes arts assemblee association associations associatif associative atelier ateliers automne avenir
    aventure barrage basket bateau beaute benevolat benevole benevoles bibliotheque bien bienetre
    biodiversite bio boutique budget bulletin cadeau cafe campagne candidature carriere centre changement
    chanson chantier chien chiens chat chats choeur cinema circuit circulation citoyen citoyenne climat club
    coaching collecte collectif collectivite college comite commerce commerces commune communaute
    communautes communication competences concert concerts concours conference confiance conseil conseils
    consommation construction courses creation creative creatif createur createurs creatrice cuisine culture
    culturel culturelle danse debat dechets decouverte demain democratie demarche departement developpement
    dimanche don donner dons droit droits durable eau echange ecole ecoles economie economique ecologie
    ecologique ecoute ecran edition education egalite election elections eleves emploi energie enfance
    enfant enfants engagement enquete entreprise entreprises entrepreneur entrepreneuriat environnement
    equipe equipement espace ete etudiant etudiants europe evenement evenements exposition famille familles
    femme femmes fete fetes feminin feministe fierte film finance finances fin fleurs fontaine forme
    formation formations forum france francais francaise fromage fruits futur gestion gratuit guide habitat
    handicap hiver histoire homme hommes idee idees immobilier impot inclusion independant industrie
    information informations innovation inscription international internationale inventaire jardin jardins
    jeu jeux jeune jeunes jeunesse jeudi jour journal journee journees jury justice lancement langue lecture
    librairie libre lieu lieux litterature livre livres local locale locaux logement loisirs lundi madame
    magasin magie mairie maison management manger marche marches mardi maritime marque marketing mecenat
    media medias medical mediation mediatheque medecin menage metier metiers mercredi merci metropole
    mobilite mode moment monde montagne monument mode municipal municipale musee musees musique nature
    nationale national nature nettoyage noel nouveau nouvelle nouvelles nuit numerique offre offres
    orientation ouverture ouvert outils parc parents paris partage participation partenariat patrimoine
    patrimoines pedagogie peinture personnel petit petite petition photo photos photographie plage plaisir
    plan planete plastique politique portes portrait poesie pratique premier presse prevention printemps
    prix producteurs produits professionnel programme projet projets promotion propre propriete protection
    proximite public publique publics publicite qualite quartier quartiers quinzaine recette recettes
    recherche recrutement recyclage reemploi reforme region relations rencontre rencontres rentree
    renovation repas reseau reseaux responsable restaurant restauration resultats reunion route salon sante
    savoir scene science sciences scolaire seance securite semaine semaines senior seniors service services
    sociale social sociaux societe soin soins soiree solidaire solidarite solidarites sortie sorties
    spectacle spectacles sport sports stage strategie structure sucre table talent talents technologie
    territoire territoires terre theatre tourisme tous toute touristique tradition transition transport
    transports travail travaux tri urbain urbanisme vacances vacance vaccination vaisselle vegetal velo
    velos vendredi vente verte vert vide vie ville villes village villages visite visites vivant vivre voeux
    voisins voix vote voyage vin vins yoga zero grenier
"""

ENGLISH = """
    accessibility advice after alert animal anniversary annual april archive art artist artists arts august
    author autumn award awards baby back bakery band beach beauty before behind best better bike bird black
    blog body books book bookshop brand branding bread breakfast building business cake camp campaign cancer
    care career careers cats center centre challenge change charity cheese children choir christmas church
    cinema circular city class clean climate coast coffee collection college comedy community company
    conference content conversation cooking council country county craft crafts creative creator creators
    culture custom customer cycling dance data day days deal deals december deep design developer
    development digital dinner diversity dog dogs donate drama draw drawing dream drive early earth easter
    economy education election emergency employee energy engagement engineering english environment equality
    event events exhibition experience fair fall family farm farmers fashion february feel festival film
    find fitness flash food for forest free friday friends fruit fun fund funding fundraiser fundraising
    future gallery games garden gardening gardens gift gifts girl girls give giving global goals good grand
    great green group grow growth guide half hall happy harvest health healthy heart help heritage high hill
    hiring history holiday holidays home hospital hour house housing human ideas inclusion independent
    industry innovation inspiration international january job jobs july june justice kids kitchen knowledge
    language launch leadership learn learning lesson letter letters library life lights listen literacy live
    living local love lunch magic maker makers management march market marketing markets material matters
    media meet members memory mental menu message mind minutes mission model modern moment monday money
    month monthly morning motivation mountain movie museum museums music national nature neighbourhood
    neighborhood new next night november nurse ocean october offer office online open opening opera
    opportunity organic outdoor painting parade parents park partner party people pet pets photo photography
    picture plan planet planning plant plants plastic play podcast poetry policy portrait positive poverty
    pride print product productivity project projects protect public quality question quiz race rain reading
    ready recipe recipes record recycle recycling refugee remote repair research rescue resources restaurant
    results retail right rights river road run running safety sale sales saturday save school schools
    science sea season security select senior september series service share shop shopping show skills sky
    sleep small social society song soon spirit sport sports spring staff stage station stories story
    strategy street strong student students studio style success summer sunday support sustainability
    sustainable swim talent talk tax tea teacher teachers teaching team tech technology thank thanks theatre
    theater throwback thursday ticket time tips today together tomorrow top tour tourism town trade traffic
    training transport travel tree trees tuesday update urban vegan video village vintage vision visit vote
    volunteer volunteers walk walking waste water weather wednesday week weekly weekend welcome wellbeing
    well wildlife win wine winner winter woman women wood work working world worldwide writer writers
    writing year yoga young your youth zero
"""

LINKS = frozenset(
    "a au aux avec by chez d dans de des du en et for from in l la le les me mon ma my nos notre of on "
    "ou our par pour s "
    "sans sur the to un une we with vos votre you".split()
)
"""Little words that join two others in a hashtag; they are never enough to cut it."""

SINGLE = frozenset(
    "bookshop bonjour bonsoir football basketball handball volleyball newsletter workshop workshops "
    "homepage website network "
    "networks networking framework teamwork homework housework marketplace weekend weekends workplace "
    "livestream feedback "
    "headline deadline playlist songwriter storyteller household firework fireworks fundraising teatime "
    "daytime lifetime "
    "sometimes timeline lifestyle seaside songbook cookbook handbook playground greenhouse birthday "
    "yearbook plateforme "
    "passeport portefeuille vinaigre maintenant autoroute photographe photojournal citywide nationwide "
    "classroom homeland "
    "motherland parkrun sportswear streetwear waterway runway airport wildlife wellbeing bienetre "
    "international "
    "internationale internationales parentalite vivrensemble publicite marchesdenoel nationalite "
    "communautes weekday heartland "
    "showtime artwork townhall healthcare daycare skincare haircare selfcare childcare takeaway "
    "giveaway".split()
)
"""Words that look like two but are one."""

_WORDS = frozenset((FRENCH + ENGLISH).split())
LONGEST = 40
"""Hashtags longer than this many letters are not cut: nobody reads them anyway."""


def without_accents(text: str) -> str:
    """The text without its accents, in lower case; same length for precomposed letters."""
    return "".join(_plain(letter) for letter in text.lower())


@lru_cache(maxsize=1024)
def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def cut(hashtag: str, more: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The words of a hashtag (without its `#`), or nothing when it is one word or cannot be told.

    `more` are words without accents that are known besides the vocabulary, such as those of the text itself.
    """
    plain = without_accents(hashtag)
    if len(plain) > LONGEST or len(plain) != len(hashtag) or plain in SINGLE or plain in _WORDS:
        return ()
    lengths = _best_cut(plain, more)
    pieces, at = [], 0
    for length in lengths:
        pieces.append(hashtag[at : at + length])
        at += length
    full = [piece for piece in pieces if without_accents(piece) not in LINKS]
    return tuple(pieces) if len(full) >= 2 else ()


def _best_cut(plain: str, more: frozenset[str]) -> tuple[int, ...]:
    """The lengths of the fewest known words that make the whole, or nothing."""
    best: list[tuple[int, ...] | None] = [(), *([None] * len(plain))]
    for end in range(1, len(plain) + 1):
        for start in range(max(0, end - 20), end):
            before, piece = best[start], plain[start:end]
            if before is None or not (piece in _WORDS or piece in more or (piece in LINKS and start)):
                continue
            known = best[end]
            if known is None or len(before) + 1 < len(known):
                best[end] = (*before, end - start)
    return best[-1] or ()
