"""Sixty messages as people write them to a museum, fifteen for each of four networks, two thirds of a usual kind."""

from __future__ import annotations

THANKS = (
    "Thank you for yesterday, we had a wonderful evening.",
    "Merci pour l’accueil, toute la famille a adoré.",
    "Thanks a lot to the guide in the blue jacket, she was brilliant!",
    "Un grand merci à toute l’équipe, quelle belle exposition.",
    "Such a lovely afternoon with the children, thank you!",
    "Merci beaucoup, mes parents étaient ravis.",
    "Thank you so much, it was a delight from start to finish.",
    "Merci pour cette soirée, on reviendra.",
    "Many thanks for the quick help at the cloakroom.",
    "Merci à la dame de l’accueil, toujours aussi gentille.",
    "What a great concert, thank you all!",
    "Merci encore, quelle belle visite !",
    "Thank you for keeping my umbrella, you are very kind.",
    "Merci, c’était magnifique du début à la fin.",
    "Thanks for the beautiful catalogue, I read it twice.",
    "Merci pour votre patience avec nos élèves.",
    "Thank you, the audio guide was excellent.",
    "Merci, un moment formidable avec ma grand-mère.",
    "Thanks, a delightful morning with friends.",
    "Merci pour le concert sous la verrière, superbe.",
)
HOURS = (
    "What time do you open on Sunday?",
    "À quelle heure fermez-vous le jeudi ?",
    "Are you open on the first of May?",
    "Quels sont vos horaires pendant les vacances ?",
    "When do you close tonight?",
    "Êtes-vous ouverts le lundi de Pâques ?",
    "Could you tell me your opening hours in July?",
    "Est-ce que c’est ouvert samedi matin ?",
    "Is the garden open in the evening?",
    "Vos horaires d’hiver, c’est à partir de quand ?",
    "Do you close for lunch?",
    "Le musée est-il ouvert le 14 juillet ?",
    "What are the opening hours of the shop?",
    "La librairie ferme à quelle heure ?",
    "Are you open late on Friday?",
    "Vous ouvrez à quelle heure demain ?",
    "What time does the café close?",
    "Êtes-vous ouverts entre midi et deux ?",
    "Is the library open on Saturday?",
    "La terrasse est-elle ouverte le soir ?",
)
OTHERS = (
    "The poster at the station has the old logo.",
    "Mon oncle a posé ce parquet en 1974.",
    "I drew the third room from memory, here it is.",
    "Nous étions trois classes devant la grande toile.",
    "My neighbour is in the second picture, on the left.",
    "Le tilleul de la cour est en fleurs.",
    "I walked past this morning, the scaffolding is down.",
    "La photo de la vitrine date de l’an dernier.",
    "The blue one is by the sister, not the brother.",
    "On a vu un hérisson près de la fontaine.",
    "The bus line has a new name since Tuesday.",
    "Ma fille a recopié tout le plafond au crayon.",
    "There was a wedding in the park on Saturday.",
    "Le pont est orange maintenant.",
    "I found my first ticket, from 1989.",
    "Ce tableau était chez mon dentiste en copie.",
    "The choir sings here again next winter, says the paper.",
    "Il neige sur le toit de verre.",
    "The lion has a new nose.",
    "Le chat de la gardienne dort dans la niche.",
)
"""What no template is for."""


def of_network(place: int) -> list[str]:
    """The fifteen messages of the network with this place, from 0 to 3: five of each kind."""
    part = slice(5 * place, 5 * place + 5)
    return [*THANKS[part], *HOURS[part], *OTHERS[part]]
