"""Le français, un module par nom, et les conventions de la langue."""

NAME = "Français"
THOUSANDS = "\u202f"
HOUR_SIGN = "\u00a0h"
TYPOGRAPHY = "cmdaily.locale.typography"
COMMANDS_PAGE, COMMANDS_TITLE = "commandes.md", "Les commandes"


def is_singular(number: float) -> bool:
    """La règle CLDR du pluriel : « 0 jour », « 1,5 jour »."""
    return number < 2
