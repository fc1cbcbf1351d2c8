"""What can be wrong with config.yaml."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "config_file.unknown_key": "“{name}” is not a setting; use one of: {known}",
    "config_file.unknown_key_guess": "“{name}” is not a setting; did you mean “{guess}”?",
    "config_file.timezone": "“{text}” is not a time zone; write it like Europe/Paris",
    "config_file.timezone_guess": "“{text}” is not a time zone; did you mean “{guess}”?",
    "config_file.store": "a team's database is named by its address, such as postgresql://anna@db.example/team",
}
