"""Words that tell the language of a short text: the little ones, and those that posts are made of."""

from __future__ import annotations

LITTLE = {
    "fr": frozenset(
        "a dit oui non le la les un une des du de et est en au aux vous nous pour dans sur avec ce cette ces qui "
        "que votre notre vos nos sont pas plus par à où ou se son sa ses il elle on je tu mais merci bonjour "
        "bonne très tous toutes être avez avons samedi dimanche lundi mardi mercredi jeudi vendredi demain "
        "aujourd'hui venez rendez-vous jusqu'au dès".split()
    ),
    "en": frozenset(
        "the a an of and is are in to for you we our your this that with on at from by it be have has will not "
        "but they their was were thank thanks hello tomorrow today join see come here there what when who how all "
        "more us my saturday sunday monday tuesday wednesday thursday friday it's we're don't i'm i".split()
    ),
}
# what posts are made of besides
COMMON = {
    "fr": frozenset(
        "de y si en l'on moi toi leur leurs sans sous ni lors chez été était fait faire soir matin midi nuit "
        "année semaine mois jour jours heure heures soirée journée matinée atelier marché fête rentrée ouverture "
        "fermeture ouvert ouverte ouverts fermé fermée gratuit gratuite entrée inscription inscriptions inscrivez "
        "réservez réservation découvrez rejoignez participez partagez retrouvez rendez dernier dernière derniers "
        "premier première nouveau nouvelle nouveaux bientôt complet reporté annulé reportée annulée prochain "
        "prochaine recrute recrutons cherche équipe bénévoles bravo félicitations joyeux joyeuse noël bienvenue "
        "bon bons bonnes week-end rappel soldes lieu tarif tarifs seulement encore déjà toujours jamais aussi "
        "entre après avant pendant comment pourquoi quand quel quelle ici là ville mairie école musée théâtre "
        "travaux ensemble vite reste restent tout monde janvier février avril juin juillet août septembre octobre "
        "novembre décembre exposition conférence projection réunion séance horaires billetterie stationnement "
        "fermés fermées ouvertes publique municipale commune habitants urgences numéros pharmacie "
        "collecte résultats résultat journée classement gratuits adhérents adhérentes édition salle rue".split()
    ),
    "en": frozenset(
        "or as if so no me he she his her had has do does new can about out up now tonight only open opens closed "
        "free entry tickets book well done happy merry christmas year birthday good morning evening afternoon "
        "week last first next soon coming sold seats left day days hours hiring welcome great lovely sale off "
        "doors workshop library school market sign let's get find read watch listen learn meet discover enjoy "
        "reminder please every each never always again still before after during while where why which just been "
        "being would could should can't you're january february june july october everyone everybody anyone someone "
        "until till then than also very only some any many much most each both few another other such through "
        "between without within against under over near across along around back off again because although "
        "make made need needs help give shows starts ends call visit apply save buy sell "
        "donate raised looking found lost missing children families adults members volunteers meeting road "
        "closure bank holiday holidays tues thurs weds charity toll-free follow released screening these those "
        "its ago yet might must let did doing going took takes says said thru whether our ours yours theirs".split()
    ),
}
# what a post is told by; rules of the charter know French and English alone
WORDS_OF = {
    "fr": LITTLE["fr"] | COMMON["fr"],
    "en": LITTLE["en"] | COMMON["en"],
    "es": frozenset(
        "el la los las un una unos de del al y o en que es por para con su sus se no lo le más pero como este "
        "esta está están muy ya hay son nos todo todos hoy mañana gracias hola nuestro nuestra también cuando "
        "desde hasta buenos buenas días día feliz año nuevo nueva sábado domingo lunes martes miércoles jueves "
        "viernes abierto abierta cerrado abrimos entrada gratis semana noche tarde bienvenidos próximo equipo "
        "felicidades entradas vuestro nosotros ven venid plazas fiesta concierto taller mercado museo solo "
        "últimas".split()
    ),
    "de": frozenset(
        "der die das den dem des ein eine einen einem einer und oder ist sind war nicht mit für auf von zu zum "
        "zur im in am an bei aus nach wir ihr sie ich es uns auch noch nur heute morgen danke hallo unser unsere "
        "über wird werden wenn wie was als dass um guten gute gutes abend tag woche jahr neues neu neue frohes "
        "fröhliche weihnachten eintritt frei samstag sonntag montag dienstag mittwoch donnerstag freitag geöffnet "
        "geschlossen öffnet öffnen uhr willkommen jetzt hier alle allen bitte viel kommt karten konzert fest "
        "markt verein letzte nächste ab bis".split()
    ),
    "it": frozenset(
        "il lo la i gli le un uno una di del della dei delle dal al alla nel nella e o è in che per con su non si "
        "ci sono più ma come questo questa oggi domani grazie ciao nostro nostra anche tutti tutto da noi voi "
        "siamo buongiorno buonasera buon buona anno nuovo nuova sabato domenica lunedì martedì mercoledì giovedì "
        "venerdì aperto aperta chiuso apriamo ingresso gratuito libero biglietti settimana mese sera serata "
        "giorno benvenuti prossimo prossima auguri mercato scuola vi aspettiamo ultimi posti alle ore".split()
    ),
    "pt": frozenset(
        "o a os as um uma de do da dos das no na nos nas ao e ou é em que por para com não se mais mas como este "
        "esta hoje amanhã obrigado obrigada olá nosso nossa também são está muito já você vocês pelo pela bom boa "
        "dia dias noite tarde feliz ano novo nova sábado domingo terça quarta quinta sexta aberto aberta fechado "
        "entrada gratuita grátis semana bilhetes ingressos bem-vindos próximo parabéns festa feira museu escola "
        "últimos".split()
    ),
    "nl": frozenset(
        "de het een en of is zijn was niet met voor op van te ten in aan bij uit naar we wij jullie ik je u ons "
        "ook nog maar vandaag morgen bedankt hallo onze deze dit die dat er om als wat hoe wordt worden kom "
        "goedemorgen goedenavond goede goed zaterdag zondag maandag dinsdag woensdag donderdag vrijdag open "
        "gesloten gratis toegang week jaar nieuw nieuwe gelukkig welkom kaarten feest markt laatste volgende "
        "avond middag dag uur doe mee".split()
    ),
}
