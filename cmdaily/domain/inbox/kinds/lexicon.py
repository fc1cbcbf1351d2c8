"""Word lists of the classifier: what English and French words stand for, without accents, `*` for any ending.

A class is a hint and no more: the trained weights decide what it is worth, and in what company.
"""

from __future__ import annotations

_CLASSES = {
    "negation": """
        not no never nothing none nobody noone nowhere neither nor without cant cannot dont doesnt didnt
        wont isnt wasnt arent werent hasnt havent hadnt couldnt wouldnt shouldnt don doesn didn isn wasn
        aren weren hasn haven couldn wouldn shouldn aint zero pas jamais rien aucun aucune aucuns
        aucunes personne nul nulle ni plus pu po guere non sans ne n hardly barely""",
    "bad": """
        bad awful terrible horrible appalling atrocious dreadful worst worse poor poorly useless
        pathetic rubbish garbage crap crappy shit shite joke shambles farce fiasco disgrac* shame*
        shambolic unaccept* outrag* disgust* disappoint* unimpress* ridicul* laughable scandal*
        embarrass* insult* offens* unprofession* incompeten* unreliable unfair nightmare disaster*
        abysmal dire grim lousy mediocre overpriced ripoff rip robbery scam* scammer* theft thieves
        crook* fraud* liar* lie lied lying mislead* misled deceiv* dishonest furious fuming angry livid
        annoyed annoying frustrat* upset gutted fed sick tired unhappy dissatisf* complain* grievance
        ombudsman sue solicitor lawyer claims boycott avoid wasted waste unusable unreadable illegible
        unbearable unsafe inedible mauvais mauvaise mauvaises nul nulle nuls nulles nullissime honte
        honteu* inadmissible* inaccept* lamentable* deplorable* minable* pitoyable* catastroph* cata
        desastr* desastre affligeant* navrant* decev* decu decue decus decues decois deception
        mecontent* furieu* furax colere enerve* enervant* agac* ulcer* degout* ecoeur* scandalis*
        indign* revolt* outre outree exaspere* exasperant* marre ras arnaqu* vol voleur* voleurs escro*
        racket menteur* menti mensong* trompe* trompeu* abus abuse abusez abusif incapable* amateur*
        bacle* foutage fout* foire* n'importe grotesque moquez moque* indigne indignes indecent* cher
        chere hors exorbitant* deteriore* degrade* reclam* plainte plaint* mediateur avocat prudhommes
        injust* penible insupportable* invivable* inutilisable* illisible* inecoutable* immangeable*
        degueu* degue pourri* pourrie naze nase merdi* merde* bordel galere usant tanne tannee deg relou
        chiant* plate scrap* nimporte pire pires""",
    "broken": """
        broken broke breaks break bust busted crash* bug bugs buggy glitch* error errors fail* faulty
        defect* damag* crack* cracked smash* torn ripped ripping leak* flood* collaps* stuck jam jammed
        jams frozen freez* dead down offline outage malfunction* wonky loose snapped shatter* scratch*
        dent dented rust* blocked overflow* flicker* wobbl* dripping drips drip unplugged packed conked
        wrong incorrect mistake* missing faded peeling casse cassee casses cassees panne pannes hs
        bugue* bugge* beug* plante plantee plantes erreur* defectu* defaillan* abime* fele* fissur*
        dechire* perce* fuite fuit fuites inond* effondr* coince* bloque* bloqu* gele arrache* debord*
        bouche bouchee bouches grille* clignot* rouill* raye* rayure* bosse* tordu* branlant* descell*
        lache rame ramer coupe coupee coupes coupure* degrad* dysfonction* hors fonctionne fonctionnent
        marche marchent remarche* deregle* manqu* incomplet* faux fausse defonce* scrappe""",
    "wait": """
        wait waited waiting waits queue* queuing queueing hold held delay* late later slow slowly ages
        forever overdue pending still yet eventually hours weeks months chasing chased chase reminder
        standing stood line lines attend* attente attends attendu* file queue retard* lent lente lents
        longue long interminable* poireaut* patient* toujours tjs tjrs tjr toujour encore depuis relanc*
        relance rappel* delai* trainer traine bloques debout rebelote enieme""",
    "again": """
        again another once twice third fourth fifth sixth umpteenth repeatedly every always constantly
        nth encore re re-re troisieme quatrieme cinquieme sixieme deuxieme enieme zieme fois redemande
        rebelote systematiquement chaque""",
    "money": """
        refund* reimburs* charge charged charges charging overcharg* bill bills billed billing fee fees
        fine fined fines invoice* debit* deposit payment* pay paid paying payed price prices priced cost
        costs money cash expensive cheap quid bucks dollars pounds euro euros compensation voucher
        credit debited owed owe penalty excess rembours* facture* factur* debite* preleve* prelevement*
        frais amende* pv paye payee payer payes paie paient argent prix tarif tarifs cout coute coutent
        balles francs piasses caution acompte avoir arrhes surtax* majoration cotisation* loyer
        dedommag* trop-percu verse versee verses verser""",
    "harm": """
        hurt* injur* wound* bleed* blood bloody fell fall fallen tripped trip slip* burn* burnt scald*
        cut cuts broke ankle wrist concuss* stitches hospital ambulance er emergency allerg* anaphyl*
        epipen choke* chok* poison* ill sick vomit* puke puked nausea faint* danger* hazard* risk risky
        unsafe kill* died death dead knife needle* syringe* glass nail nails splinter sharp gas fire
        smoke spark* electroc* shock assault* attack* grope* harass* bully* bullied bite bitten bit
        bruis* scar seizure collapsed drown* trapped stung racist racism sexist homophob* discriminat*
        abuse* threat* wheelchair bless* blesse* mal douleur* sang saign* tombe tombee tombes chute*
        glisse glissa* brulur* brule* brulee coupe cheville poignet suture urgences samu pompiers
        intoxi* malade malades vomi* vomir malaise* evanou* risque* mort morts mourir tuer tue seringue*
        verre clou clous echarde* gaz incendie fumee etincelle* electrocut* agress* attouche* harcel*
        frapp* tape taper mordu* morsure* bleu bleus noyer noyade coince raciste* racisme sexiste*
        discrimin* insult* menac* piqure* fracture* hopital""",
    "dirt": """
        dirty filth* stink* stinks stank smell* smelly smelt reek* mould* mold* cockroach* roach* rat
        rats mouse mice vermin bedbug* bug maggot* hair hairs urine wee pee poo piss feces dust dusty
        sticky stain* grimy grubby unhygienic rubbish litter trash overflowing slimy greasy disgusting
        rancid stale rotten expired undercooked raw cold soggy lukewarm sewage damp sale sales crade*
        degoutant* pue puent puait puer puanteur odeur* odor* moisi* cafard* blatte* souris punaise*
        vermine asticot* cheveu* poil* pisse crotte* crottes poussier* collant* tache* tachee graisseu*
        hygiene insalubr* ordure* dechet* poubelle* moustique* perime* avarie* cru crue froid froide
        froids froides tiede rance rassis egout* humid* crasse""",
    "rude": """
        rude rudely rudest rudeness impolite disrespect* shout* yell* scream* swore swear* snapped
        sneer* sigh* rolled eyes shrug* laughed ignored ignore ignoring dismiss* patronis* patroniz*
        condescend* aggressive arrogant unhelpful unfriendly hung threw thrown chucked kicked shoved
        pushed accus* humiliat* refus* turned sent odieu* malpoli* impoli* desagreable* mepris* arrogan*
        agressi* hautain* antipath* glacial* exécrable* execrable* crie crier hurl* engueul* gueul*
        insult* soupir* raccroch* ignor* humili* envoye bete balader promener vire viree vires jete
        jetee refoul* renvoy* pousse bouscul* traite traitee traites aboy* rembarr*""",
    "noreply": """
        reply replies replied response respond* answer answers answered answering email emails emailed
        ring rang rings phone phoned phones call called calls calling message messages contact contacted
        voicemail silence reponse* repond* repondu* mail mails courriel* courrier* appel appels appele
        appelle telephone tel tel. contacter contacte joindre injoignable* decroch* sonne relance*
        nouvelles ticket chatbot robot""",
    "cancel": """
        cancel* closed shut refuse* denied deny lost lose loses stolen missing disappear* vanish*
        removed delete* suspended locked expired declined rejected postponed rescheduled moved scrapped
        skipped annul* ferme fermee fermes fermees fermeture supprim* perdu* perdue egare* vole volee
        disparu* refus* reporte* suspend* resili* rejet* expire* verrouill* introuvable* oubli* zappe*""",
    "good": """
        good great lovely love loved loves amazing awesome brilliant excellent fantastic fab fabulous
        wonderful superb perfect best beautiful nice kind kindness friendly helpful delicious delightful
        enjoy* fun magic* marvel* outstanding incredible impressive impressed top ace cool gorgeous
        stunning charming pleasant pleasure happy delighted glad recommend* smashing cracking legend
        legends hero heroes star stars angel angels gem treat joy smooth spotless welcoming patient
        saint saints kudos blast unreal flawless* faultless* spot smashed goosebumps stitches buzzing
        moved moving heart hearts smile smiling smiled memorable worth pearl ray talent* treasure*
        inspiring fascinating passion* professional efficient reactive thrilled chuffed dazzl* bon bonne
        bons bonnes super genial* geniaux excellent* fantastique* formidable* merveill* magnifique*
        superbe* parfait* meilleur* beau belle beaux belles joli* gentil* adorable* sympa* aimable*
        accueillant* delicieu* regal* ador* aime aimons kiffe plaisir bonheur magique* extraordinaire*
        exceptionnel* impressionn* charmant* agreable* ravi* ravie ravis heureu* content* contents
        contente recommande* chapeau sublime* nickel impeccable* ange anges perle geant* splendide*
        chaleureu* souriant* bienveillan* genialissime epoustoufl* tip coeur sourire sourires souvenir*
        emotion emouvant* bouleversant* fabuleu* brillant* pro pros efficace* reactif reactivite
        passionn* emerveill* enchant* conquis* rigole rire ri fan pepite tresor inoubliable*
        remarquable* exemplaire* etoiles frissons dingue ecoeurant malade""",
    "thank": """
        thank thanks thx thankyou tx ty tysm tnx cheers grateful gratitude appreciat* bless kudos
        props bravo congrat* congratulations obliged merci mercii merciii mrc mrci remerci*
        reconnaissan* felicit* chapeau gracie""",
    "sorted": """
        fixed sorted resolved solved repaired mended works arrived found saved helped helping received
        regle reglee resolu* repare* retrouve* sauve* arrive arrivee recu recue depann* debloque*""",
    "wh": """
        who what where when which why how whats wheres whens whos hows wat wot wen whose qui que quoi
        quel quelle quels quelles quand kan comment comen combien pourquoi pk pourkoi koi kel lequel
        laquelle lesquels lesquelles quid ki""",
    "aux": """
        can could would will do does did is are was were has have am may might must should shall any u
        peut peux pouvez pouvons pourrait pourriez pourrais est-ce esce faut fodra faudra avez auriez
        savez sauriez sait existe reste doit dois doivent vous-avez vs puis etes prenez faites acceptez
        vendez livrez""",
    "ask": """
        wonder* wondering anyone anybody any1 someone know please pls plz info information advise
        confirm possible possibility chance question enquir* inquir* query let tell explain clarify help
        looking need want interested savoir connaitre sais quelqu quelqu'un qqn qq1 svp stp renseign*
        infos information* confirmer confirmez possibilite indiquer preciser dire dites souhait*
        aimerais voudrais cherche cherchons besoin interess* conseill* demand* plait""",
    "topic": """
        open opening hours close closing time times ticket tickets book booking price parking park dogs
        dog free bring wifi bus accessible age kids discount student pass card date deadline available
        availability address link registration register sign menu gluten vegan deliver delivery ship
        size stock cancelled tour tours programme lineup entry entrance admission slot slots session
        sessions schedule timetable ouvert ouverts ouverte ouvre ouvrez ouverture horaire* heure heures
        billet billets reserver reservation* place places tarif tarifs gratuit* chien chiens enfants
        reduction carte lien inscription* inscrire adresse acces poussette handicap* seance* visite*
        atelier* livraison livrez taille dispo disponible* creneau* abonnement calendrier navette*
        vestiaire*""",
    "you": """
        you your yours u ur yall ye youse vous votre vos vs votr""",
    "me": """
        i im ive me my mine we our us ours je j jai j'ai moi mon ma mes nous notre nos on m jsuis chui""",
    "own": """
        my mine own mon ma mes perso""",
    "kin": """
        daughter kid kids child children boy girl baby toddler mum mom mam mother dad father gran
        nan nana grandma grandad grandmother husband wife brother sister uncle aunt niece nephew friend
        partner fils fille enfant enfants gosse* gamin* bebe maman mere papa pere mamie mamy papi papy
        grand-mere grand-pere mari femme epoux epouse frere soeur oncle tante neveu copine copain ami
        amie blonde gars""",
    "staff": """
        staff employee* manager receptionist reception desk driver waiter waitress cashier guard guards
        security steward* bouncer guide teacher coach doctor nurse* clerk agent* operator engineer
        technician volunteer* team crew porter attendant officer personnel employe* responsable
        directeur directrice accueil guichet caissier* hotesse chauffeur conducteur controleur* serveur*
        serveuse* gardien* vigile* agent agents conseiller* technicien* livreur* facteur professeur prof
        maitresse animat* medecin infirm* benevole* equipe vendeur* vendeuse* secretaire standard
        prepose* ouvreu* monit*""",
    "span": """
        minute minutes min mins hour hours hr hrs day days week weeks wks month months year years
        fortnight heure heures jour jours semaine semaines mois an ans annee annees""",
    "teaser": """
        ready excited discover guess vote poll win giveaway join soon stay tuned tag follow rt dm
        subscribe competition contest coming tonight tomorrow save celebrate announce announcing proud
        meet introducing hiring vacancy apply sale promo offer sign prets pret prete pretes decouvrez
        devinez votez sondage gagnez concours jeu rejoignez bientot restez abonnez abonnez-vous partagez
        retrouvez venez rendez-vous rdv cap fete annonce* annoncer fier fiere recrut* recrutons embauche
        poste offre nouveaute* envie reponse agenda agendas""",
    "laugh": """
        lol lmao lmaoo rofl haha hahaha hehe mdr mdrr mdrrr ptdr xd jpp""",
    "greet": """
        hello hi hiya hey morning evening afternoon dear bonjour bjr bonsoir bsr salut slt coucou cc
        allo""",
    "spam": """
        crypto bitcoin invest investir earn income followers whatsapp loan pret marabout voyant* bio bit
        forex casino onlyfans click cliquant iphone audit seo agency agence rich earnings gagnez""",
    "thing": """
        order orders parcel package delivery appointment application app website site page form link
        login account subscription membership badge fob key gate door doors lift elevator escalator
        stairs ramp toilet toilets loo loos restroom* shower showers heating boiler light lights lamp
        streetlight tap water pipe drain bin bins trash seat seats bench swing slide playground pavement
        sidewalk pothole road sign machine kiosk till checkout screen sound speaker* mic wifi internet
        signal line bus train tram flight platform cab food meal pizza burger steak salad chips soup
        room bed mattress sheets carpet ceiling wall floor roof window product item size letter parking
        bay class lesson course operation results file case claim policy contract statement commande
        colis livraison rdv rendez-vous dossier appli formulaire lien connexion compte abonnement
        adhesion cle portail porte portes ascenseur escalier* rampe toilettes wc douche* chauffage
        chaudiere lumiere lampadaire* eclairage robinet eau egout poubelle* benne siege sieges fauteuil
        banc balancoire toboggan jeux aire trottoir chaussee route panneau borne caisse ecran son micro
        fibre reseau ligne metro vol quai taxi plat plats repas viande salade frites soupe chambre lit
        matelas draps moquette plafond mur sol toit fenetre produit article taille courrier lettre place
        cours resultats contrat releve carte billet""",
    "private": """
        boss ex neighbour* neighbor* mother-in-law mil cat dog pet monday mondays weekend holiday
        holidays weather rain raining sun sunny snow snowing autumn spring summer winter garden tomatoes
        sleep asleep bed coffee tea knitting diet gym homework exam exams married proposed birthday
        dreamed scared lost retired patron chef voisin voisine voisins belle-mere chat chien lundi
        week-end vacances meteo pluie pleut soleil neige automne printemps ete hiver jardin tomates
        dormir lit cafe tricot regime devoirs bac marie mariage anniversaire reve peur retraite
        chaton dodo dodos flemme""",
    "fiction": """
        film movie novel book story tale chapter character villain hero plot spoiler season episode play
        comedy drama single album song poem exhibition lecture talk panel debate workshop podcast
        newsletter article column screening reading gig roman livre histoire chapitre personnage mechant
        intrigue spoil saison piece comedie drame polar chanson poeme exposition conference debat
        table-ronde chronique projection concert spectacle""",
    "sport": """
        goal match game team league cup score ref referee win won lost defeat champions playoffs derby
        allez equipe ligue coupe arbitre victoire gagne defaite""",
}

EXACT: dict[str, tuple[str, ...]] = {}
BEGINNINGS: dict[str, tuple[str, ...]] = {}
SHORTEST, LONGEST = 3, 12
"""The lengths of the beginnings, in letters."""


def _read() -> None:
    for name, words in _CLASSES.items():
        for word in words.split():
            table, key = (BEGINNINGS, word[:-1]) if word.endswith("*") else (EXACT, word)
            if name not in table.get(key, ()):
                table[key] = (*table.get(key, ()), name)


_read()


def classes_of(word: str) -> tuple[str, ...]:
    """The classes of a folded word, each once, in a settled order; () for a word of none."""
    found = EXACT.get(word, ())
    for end in range(SHORTEST, min(len(word), LONGEST) + 1):
        for name in BEGINNINGS.get(word[:end], ()):
            if name not in found:
                found = (*found, name)
    return found
