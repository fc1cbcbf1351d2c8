"""What `config` says."""

MESSAGES = {
    "config.fine": "{path} and all routines are fine.",
    "config.section": "set in the file",
    "config.none": "There is no {path}: the defaults hold. All routines are fine.",
}
