"""English, a module per noun, and the conventions of the language."""

NAME = "English"
THOUSANDS = ","
"""Between groups of three digits."""
HOUR_SIGN = ""
"""What stands between hours and minutes in a sentence; "" leaves `09:00` as it is."""
TYPOGRAPHY = ""
"""The module whose `typeset` puts spaces and apostrophes into messages; "" for none."""
COMMANDS_PAGE, COMMANDS_TITLE = "commands.md", "Commands"
"""The page of docs/ that lists the commands, and its title."""


def is_singular(number: float) -> bool:
    """CLDR's plural rule, for a number that is not negative."""
    return number == 1
