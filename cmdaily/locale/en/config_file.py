"""What can be wrong with config.yaml."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "config_file.keep_span": "“{given}” is not a span; write 2 years, 90 days or forever",
    "config_file.keep_short": "“{given}” is too short; keep words for at least {least} days: networks show what is younger again",
    "config_file.unknown_key": "“{name}” is not a setting; use one of: {known}",
    "config_file.unknown_key_guess": "“{name}” is not a setting; did you mean “{guess}”?",
    "config_file.store": "a team's database is named by its address, such as postgresql://anna@db.example/team",
}
