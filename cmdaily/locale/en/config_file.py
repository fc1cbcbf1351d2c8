"""What can be wrong with config.yaml."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "config_file.unknown_key": "'{name}' is not a setting; known are {known}",
    "config_file.unknown_key_guess": "'{name}' is not a setting; did you mean '{guess}'?",
    "config_file.timezone": "'{text}' is not a time zone; write it like Europe/Paris",
    "config_file.timezone_guess": "'{text}' is not a time zone; did you mean '{guess}'?",
    "config_file.store": "the store of a team is named by its address, such as postgresql://anna@db.example/team; without a team, leave this out",
}
