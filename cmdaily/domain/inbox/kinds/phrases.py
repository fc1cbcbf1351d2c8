"""Phrases of the classifier: what several words say together, folded and without signs, in English and French."""

from __future__ import annotations

_PHRASES = {
    "phrase_delight": """
        hats off|made my day|made our day|made my week|made my morning|out of this world|over the moon|
        can t wait|cant wait|don t change|worth every|worth the|well worth|goose bumps|fair play|big up|
        spot on|top notch|second to none|above and beyond|hidden gem|good on ya|well done|keep it up|
        keep up the|nice one|good job|great job|nice work|great work|so good|love what you|love you|
        in stitches|no complaints|can t fault|couldn t fault|cant fault|not a single fault|never disappoint|
        never let down|never a problem|never had a problem|no queue|no hassle|thank you|heart of gold|
        hearts of gold|moved to tears|happy tears|lost for words|had a blast|had a ball|ray of sunshine|
        will be back|ll be back|would recommend|credit to|credit where|full marks|five stars|10 10|
        chef s kiss|chair de poule|fou rire|rien a redire|rien a dire|pas un bemol|sans faute|sans faille|
        ne changez rien|hate de|vivement la prochaine|vivement l an|en redemande|en redemandent|
        coup de chapeau|chapeau bas|petits oignons|jamais decu|jamais decue|aux anges|larmes aux yeux|
        yeux qui brillent|etoiles dans les yeux|rayon de soleil|fait chaud au coeur|fait du bien|
        fait plaisir|bon boulot|beau travail|bien joue|au top|trop bien|trop bon|trop beau|en or|
        on reviendra|je reviendrai|a refaire|sans hesiter|les yeux fermes|coup de coeur|pur bonheur|
        que du bonheur|valait le|vaut le detour|continuez comme|ne lachez rien|tip top|zero defaut|
        aucun souci|aucun probleme|pas decu|pas decue|sauve la vie|grace a vous|c etait genial|c etait top|
        on a adore|j ai adore|on s est regale|on s est regales|tout etait parfait""",
    "phrase_anger": """
        never again|last time|how dare|what a joke|a joke|waste of|wasted journey|rip off|ripped off|fed up|
        had enough|sick of|sick and tired|let down|no excuse|not good enough|not ok|not okay|not acceptable|
        not fair|not impressed|not happy|not what i|not as described|not fit for|not the first time|
        out of order|not working|doesn t work|does not work|don t work|dont work|doesnt work|didn t work|
        won t work|won t load|won t open|broke down|has broken|is broken|out of service|still waiting|
        still not|still no|still nothing|no reply|no response|no answer|no one answers|nobody answers|
        no one picks|nobody picks|on hold|hung up|cut me off|cut off|ignored|gone downhill|used to be|
        supposed to|meant to|was told|were told|been told|told me|told us|promised|third time|second time|
        fourth time|once again|yet again|every time|every single|for weeks|for months|for days|for hours|
        for nothing|thanks for nothing|my money back|a refund|my refund|refund me|like dirt|like cattle|
        like idiots|like a criminal|says it all|do better|sort it out|get a grip|no apology|no warning|
        without warning|no notice|no explanation|too much|way too|too loud|too hot|too cold|overcharged|
        charged twice|double charged|took my money|taking money|money grabbing|plus jamais|derniere fois|
        n importe quoi|c est une honte|une honte|la honte|du vol|de l arnaque|prend pour|prenez pour|
        moque de|moquez de|moque du monde|ras le bol|en ai marre|y en a marre|ca suffit|trop c est|
        pas normal|pas serieux|pas acceptable|pas correct|pas content|pas contente|pas terrible|
        pas a la hauteur|pas conforme|pas la premiere fois|pas un mot|pas une excuse|aucune excuse|
        aucune reponse|sans reponse|aucun respect|aucune info|aucune explication|sans explication|
        sans prevenir|sans un mot|sans raison|hors service|en panne|marche pas|marche plus|fonctionne pas|
        fonctionne plus|ne s ouvre|ne s allume|toujours pas|toujours rien|toujours aucun|toujours aucune|
        tjs pas|tjs rien|tjrs pas|tjr pa|toujours en attente|on attend|j attends|attends toujours|au nez|
        dans le vide|personne ne|personne pour|encore une fois|une fois de plus|a chaque fois|comme d hab|
        depuis des|depuis plus|ca fait|cela fait|2 fois|deux fois|trois fois|double emploi|c est long|
        c est cher|trop cher|hors de prix|pour rien|merci pour rien|mon argent|me rembourser|
        etre rembourses|un remboursement|mon remboursement|remboursez|etre rembourse|etre remboursee|on m a|
        on nous a|m a dit|nous a dit|devait|etait prevu|soi disant|etre pris|n en peux plus|
        n en pouvons plus|c est dangereux|faut pas|baisse de qualite|c etait mieux|a fuir|a eviter""",
    "phrase_rebuke": """
        why don t you|why do you|why can t you|why is nobody|why is no one|why does nobody|why does it take|
        why was i|why were we|why has my|why hasn t|when are you going|when will you finally|when are we|
        how long do we|how much longer|how many times|how hard is|how is it possible|how can you|
        how is this|do you even|do you think|do you realise|do you realize|are you aware|are you serious|
        are you kidding|are you having|seriously|is this normal|is it normal|is that normal|where is my|
        where s my|wheres my|where the hell|what the hell|what is going on|what s the point|
        what are you waiting|what happened to|who is responsible|who thought|who do i complain|anyone there|
        anybody there|is anyone going|are you going to|pourquoi personne|pourquoi vous|pourquoi ne|
        pourquoi ai je|pourquoi on m|pourquoi mon|pourquoi ma|quand allez vous|quand est ce que vous|
        quand comptez|comptez vous|vous comptez|combien de fois|combien de temps encore|combien de temps va|
        comment est ce possible|comment osez|comment peut on|comment pouvez|c est normal|est ce normal|
        trouvez ca|vous trouvez|ou est mon|ou est ma|ou sont mes|ou en est mon|et mon remboursement|
        c est quoi ce|c est quoi ces|vous attendez|attendez quoi|vous vous rendez|vous etes serieux|
        serieusement|il y a quelqu un|y a quelqu un|vous lisez|qui est responsable|a quoi sert|
        a quoi ca sert|il faut quoi""",
    "phrase_request": """
        can i|can we|can you|can u|could i|could we|could you|could someone|can someone|would you|will you|
        do you|do u|d you|do i|do we|do they|does it|does the|is it|is there|is the|are there|are you|
        are the|are kids|are dogs|have you got|did you get|am i|is it possible|possible to|would it be|
        will there|will it|will the|shall i|should i|any chance|any idea|any news|anyone know|anybody know|
        does anyone|anyone got|do you know|let me know|know if|know when|know where|know what|know how|
        like to know|want to know|need to know|wondering if|wondering whether|i wonder if|wanted to ask|
        quick question|how do i|how do we|how can i|how much|how many|how long|how far|how old|how late|
        how early|what time|what s the|whats the|what are the|what is the|what day|where can|where do|
        where is the|where s the|which bus|who do i|who should|who can|when is|when s the|when does|when do|
        when are|looking for|i d like|i would like|interested in|please send|can i get|ok to|allowed to|
        do i need|need to book|est ce que|est ce qu|es ce que|esce que|y a t il|y a til|ya t il|y aura t|
        ya til|peut on|on peut|puis je|je peux|pouvez vous|pourriez vous|pouvez me|pourriez me|pourrais je|
        pourrait on|avez vous|auriez vous|vous avez|vous auriez|faites vous|vous faites|prenez vous|
        vous prenez|acceptez vous|vous acceptez|savez vous|vous savez|sauriez vous|est il possible|
        serait il possible|possible de|faut il|il faut|doit on|dois je|reste t il|il reste|existe t|
        quelqu un sait|quelqu un aurait|quelqu un connait|qqn sait|qqn a|qqun|savoir si|savoir quand|
        savoir comment|savoir a quelle|savoir ou|voudrais savoir|aimerais savoir|voulais savoir|voudrais|
        souhaiterais|je souhaite|je cherche|je recherche|besoin d|petite question|une question|
        a quelle heure|quelle heure|quel jour|quels jours|quel prix|quel age|c est quand|c est ou|
        c est combien|c est a|c est possible|c est ouvert|c est gratuit|c est payant|c ouvert|c est complet|
        ou se|ou peut|ou trouver|ou acheter|comment faire|comment on|comment s|comment se|comment puis|
        combien de|combien coute|combien ca|jusqu a quelle|a partir de|dites moi|merci de me|merci d avance|
        d avance|l adresse|le lien|les horaires|les tarifs|le numero|vous etes ouvert|vous ouvrez|etes vous|
        vous livrez|dispo""",
    "phrase_teaser": """
        did you know|guess who|guess what|who s in|who s ready|who s coming|who wants|who remembers|
        are you ready|ready for|get ready|stay tuned|coming soon|save the date|join us|come and|find out|
        see you|meet our|tag a|tag someone|link in|swipe|vote below|tell us|let us know|in the comments|
        what s your|whats your|would you rather|this or that|true or false|fancy a|looking for a|
        dreaming of|tired of|on this day|throwback|happy birthday|happy friday|good morning|we re hiring|
        we are hiring|last chance|don t miss|not to be missed|le saviez vous|saviez vous|devinez|
        qui est pret|qui sera|qui vient|qui veut|qui se souvient|prets pour|pret pour|etes vous prets|
        restez connectes|a vos agendas|rejoignez nous|retrouvez nous|venez decouvrir|venez nombreux|
        rendez vous|lien en|votez pour|dites nous|en commentaire|quel est votre|quelle est votre|
        c est qui votre|vous etes plutot|plutot|vrai ou faux|envie de|envie d|besoin d un|marre de|
        ras le bol de l|et si on|et si vous|on recrute|nous recrutons|derniere chance|a ne pas manquer|
        bon anniversaire|joyeux anniversaire|bonne journee|bon week|bon lundi|tentez de|gagnez|jeu concours|
        reponse demain|reponse en|plus d infos|il y a dix ans|ce soir|dans une heure""",
}

CLASSES = tuple(_PHRASES)
PHRASES: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
"""By their first word: the words that follow it, and the class."""


def _read() -> None:
    for name, phrases in _PHRASES.items():
        for phrase in phrases.split("|"):
            first, *rest = phrase.split()
            PHRASES[first] = (*PHRASES.get(first, ()), (tuple(rest), name))


_read()


def phrases_at(words: list[str], place: int) -> list[str]:
    """The classes of the phrases that begin at a place, each once."""
    found: list[str] = []
    for rest, name in PHRASES.get(words[place], ()):
        if name not in found and tuple(words[place + 1 : place + 1 + len(rest)]) == rest:
            found.append(name)
    return found
