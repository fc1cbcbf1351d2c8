"""What can be wrong at the head of a draft."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "check_file.unknown_key": "“{name}” is not a key of a draft; use one of: {known}",
    "check_file.unknown_key_guess": "“{name}” is not a key of a draft; did you mean “{guess}”?",
}
