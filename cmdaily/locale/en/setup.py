"""What `setup` says."""

MESSAGES = {
    "setup.help_language": "Answer the question of the language: en or fr.",
    "setup.help_networks": "Answer the question of the networks, separated by commas: x,linkedin,blogs.",
    "setup.help_hours": "Answer the question of the working hours: 9:00-18:00.",
    "setup.help_minutes": "Answer the question of the minutes a day: 45.",
    "setup.help_first": "Answer the question of what `cmdaily` alone shows: today, inbox or desk.",
    "setup.m_networks": "NETWORKS",
    "setup.m_hours": "HH:MM-HH:MM",
    "setup.m_first": "WHAT",
    "setup.begin": "Five questions; Enter takes what stands in brackets, Ctrl-C leaves everything as it is.",
    "setup.ask_language": "1/5  Language, en or fr:",
    "setup.ask_networks": "2/5  Networks you look after, and blogs if there are any:",
    "setup.ask_hours": "3/5  Hours in which you answer messages:",
    "setup.ask_minutes": "4/5  Minutes a day for all of it:",
    "setup.ask_first": "5/5  What `cmdaily` alone shows: today, inbox or desk:",
    "setup.no_network": "“{name}” is not a network; choose from: {known}",
    "setup.no_network_near": "“{name}” is not a network; did you mean “{near}”?",
    "setup.no_network_at_all": "Name at least one network; choose from: {known}",
    "setup.minutes": "Minutes a day are between 1 and {most}: 45, or 1h30.",
    "setup.hours": "“{text}” are no hours; write 9:00-18:00.",
    "setup.one_of": "“{given}” is none of the answers: {known}",
    "setup.settings": "Your settings are in {path}.",
    "setup.routine": "Your routine, {name}, is in {path}.",
    "setup.switched_off": "It takes the place of the shipped routine: `cmdaily routine on twenty-actions` brings that back.",
    "setup.kept": "It keeps what you did not name now ({sections}): `cmdaily routine edit {name}`",
    "setup.next": "Begin: `cmdaily today`; an account to post with: `cmdaily account add`; other answers: `cmdaily setup`",
    "setup.routine_name": "my-day",
    "setup.routine_title": "My day",
    "setup.action_answer": "Answer all mentions and messages on {network}",
    "setup.action_join": "Join 2 conversations on {network}, each time with a fact or an idea",
    "setup.action_post": "Publish or schedule 1 post on {network}",
    "setup.config": (
        "# Settings of cmdaily, written by `cmdaily setup`. `cmdaily config check` looks them over.\n"
        "# language: en or fr. minutes: the limit of a day. first: what `cmdaily` alone shows (today, inbox, desk).\n"
        "# inbox, hours: when messages are answered; waiting times count in them.\n"
        '# More, without the # to set it: timezone: Europe/Paris, day_starts_at: "04:00", holidays: FR\n'
    ),
}
