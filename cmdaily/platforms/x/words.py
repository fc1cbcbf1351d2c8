"""Words of X in every language: signing in, and what the network answers."""

from __future__ import annotations

WORDS: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {
        "x.reply": "X lets apps reply only to people who mentioned or quoted this account: {why}",
        "x.quote": "X does not let apps quote posts.",
        "x.permissions": "These keys may only read: {why}",
        "x.permissions_remedy": "Allow read and write at https://developer.x.com, renew the keys, and sign in again.",
        "x.not_enrolled": "X does not allow this app to use its API: {why}",
        "x.app_only": "This token belongs to the app, not to an account: {why}",
        "x.locked": "X has locked the account for now: {why}",
        "x.suspended": "X has suspended the account, or the one you reply to: {why}",
        "x.locked_remedy": "Sign in to x.com with a browser and follow what X asks for.",
        "x.too_long": "The text is too long for X: {why}",
        "x.query_long": "X takes at most {most} characters of a question.",
        "x.query_remedy": "Make the watch shorter, or two of it.",
        "x.ask_access_token": "Access token",
        "x.ask_access_token_secret": "Access token secret (OAuth 1.0a)",
        "x.ask_api_key": "API key (OAuth 1.0a)",
        "x.ask_api_secret": "API key secret (OAuth 1.0a)",
        "x.ask_client_id": "Client ID (OAuth 2.0)",
        "x.ask_client_secret": "Client secret (OAuth 2.0)",
        "x.ask_refresh_token": "Refresh token (OAuth 2.0)",
        "x.help": (
            "Create an app with read and write permission at https://developer.x.com, then "
            "sign in with its client ID or copy its four keys."
        ),
    },
    "fr": {
        "x.query_long": "X n'accepte pas plus de {most} caractères dans une recherche.",
        "x.query_remedy": "Raccourcissez cette veille, ou faites-en deux.",
        "x.reply": (
            "X ne laisse les applications répondre qu'à ceux qui ont mentionné ou cité ce compte : {why}"
        ),
        "x.quote": "X ne laisse pas les applications citer une publication.",
        "x.permissions": "Ces clés ne permettent que de lire : {why}",
        "x.permissions_remedy": (
            "Autorisez lecture et écriture sur https://developer.x.com, renouvelez les clés "
            "et reconnectez-vous."
        ),
        "x.not_enrolled": "X ne permet pas à cette application d'utiliser son API : {why}",
        "x.app_only": "Ce jeton est celui de l'application, pas d'un compte : {why}",
        "x.locked": "X a verrouillé ce compte pour le moment : {why}",
        "x.suspended": "X a suspendu ce compte, ou celui à qui vous répondez : {why}",
        "x.locked_remedy": "Connectez-vous à x.com dans un navigateur et suivez les demandes de X.",
        "x.too_long": "Le texte est trop long pour X : {why}",
        "x.ask_access_token": "Jeton d'accès",
        "x.ask_access_token_secret": "Secret du jeton d'accès (OAuth 1.0a)",
        "x.ask_api_key": "Clé d'API (OAuth 1.0a)",
        "x.ask_api_secret": "Secret de la clé d'API (OAuth 1.0a)",
        "x.ask_client_id": "Identifiant du client (OAuth 2.0)",
        "x.ask_client_secret": "Secret du client (OAuth 2.0)",
        "x.ask_refresh_token": "Jeton de renouvellement (OAuth 2.0)",
        "x.help": (
            "Créez une application avec les droits de lecture et d'écriture sur "
            "https://developer.x.com, puis connectez-vous avec son identifiant de client ou "
            "copiez ses quatre clés."
        ),
    },
}
