"""Ce qui ne va pas avec le serveur de la base de données d'une équipe."""

MESSAGES = {
    "server.lost": "La connexion à {path} a été perdue ; rien n'a été modifié.",
    "server.lost_remedy": "Réessayez : tout ce qui a été confirmé est enregistré.",
    "server.unreachable": "La base de données de l'équipe {path} est injoignable : {reason}",
    "server.unreachable_remedy": (
        "Vérifiez votre accès à Internet, ou prévenez l'administrateur. Votre journée "
        "continue : `cmdaily today`"
    ),
    "server.unknown": (
        "La connexion à {path} a été perdue pendant l'enregistrement ; le résultat est à vérifier."
    ),
    "server.unknown_remedy": "Vérifiez à son retour ce qui est enregistré : `cmdaily outbox list`, `cmdaily inbox`",
    "server.password": "La base de données de l'équipe {path} refuse ce nom d'utilisateur et ce mot de passe.",
    "server.password_remedy": "Demandez une nouvelle invitation à l'administrateur, puis : `cmdaily team join`",
    "server.no_database": "Il n'y a pas de base de données {path}.",
    "server.no_database_remedy": "Vérifiez le nom à la fin de l'adresse.",
    "server.no_team": "La base de données {path} ne contient pas encore d'équipe, ou vous n'en êtes pas membre.",
    "server.no_team_remedy": (
        "Demandez à son propriétaire de créer l'équipe (`cmdaily team init`), puis "
        "rejoignez-la : `cmdaily team join`"
    ),
    "server.old": "{path} utilise PostgreSQL {found} ; il faut la version 14 ou une plus récente.",
    "server.old_remedy": "Demandez à l'administrateur de le mettre à jour.",
    "server.behind": (
        "La base de données de l'équipe {path} est au format {found} ; ce cmdaily demande le {known}."
    ),
    "server.behind_remedy": (
        "Demandez à son propriétaire de la mettre à jour : `cmdaily team init`, avec la même adresse."
    ),
    "server.busy": "{path} est occupé ; rien n'a été modifié.",
    "server.busy_remedy": "Réessayez dans un instant.",
    "server.readonly": "{path} est en lecture seule en ce moment ; rien n'a été modifié.",
    "server.readonly_remedy": "Réessayez plus tard, ou prévenez l'administrateur.",
    "server.full": "Le disque de {path} est plein ; rien n'a été modifié.",
    "server.full_remedy": "Prévenez l'administrateur. Votre journée continue : `cmdaily today`",
    "server.crowded": "{path} a trop de connexions en ce moment.",
    "server.crowded_remedy": "Réessayez dans un instant.",
    "server.right": "Votre rôle dans l'équipe ne le permet pas : {reason}",
    "server.right_remedy": "Demandez à qui peut le faire ; la liste : `cmdaily team members`",
    "server.failed": "{path} n'a pas pu le faire : {reason}",
    "server.failed_remedy": "Lancez `cmdaily doctor`, ou prévenez l'administrateur de la base de données.",
    "server.driver": "La base de données de l'équipe demande psycopg, absent ou inutilisable ici : {reason}",
    "server.driver_remedy": "Installez-le : `pipx install 'cmdaily[team]'`",
    "server.address": "Ce n'est pas l'adresse d'une base de données PostgreSQL.",
    "server.address_remedy": "Écrivez-la ainsi : postgresql://anna@db.example/equipe",
    "server.may_fixed": "Ceci ne peut plus être modifié : c’est ce qui a été dit ou fait.",
    "server.may_approve": "Ce texte attend une validation : c’est à un éditeur de le valider.",
    "server.may_approved": "Ce texte est validé, ou en cours de validation : seul un éditeur le modifie.",
    "server.may_account": "Les comptes de l’équipe sont ajoutés et modifiés par les éditeurs.",
    "server.may_claimed": "Quelqu’un d’autre répond à ce message.",
    "server.may_own": "Personne ne valide son propre texte.",
    "server.may_administrator": "Seul un administrateur de l’équipe peut le faire.",
    "server.may_name": "Ce nom, ce rôle ou ce mot de passe ne convient pas à l’équipe.",
    "server.may_last": "L’équipe n’aurait plus d’administrateur.",
    "server.without": "Sans la part de l’équipe : {path} est injoignable en ce moment.",
}
