"""What can be wrong with a routine."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "routine_file.unknown_routine_key": "'{name}' is not a key of a routine; known are {known}",
    "routine_file.unknown_routine_key_guess": "'{name}' is not a key of a routine; did you mean '{guess}'?",
    "routine_file.unknown_section_key": "'{name}' is not a key of a section; known are {known}",
    "routine_file.unknown_section_key_guess": "'{name}' is not a key of a section; did you mean '{guess}'?",
    "routine_file.unknown_action_key": "'{name}' is not a key of an action; known are {known}",
    "routine_file.unknown_action_key_guess": "'{name}' is not a key of an action; did you mean '{guess}'?",
    "routine_file.too_many_actions": "a routine has at most {most} actions",
    "routine_file.too_many_rules": "a routine has at most {most} different 'rrule'",
    "routine_file.duplicate_id": "the id '{name}' is taken by the action on line {first}",
    "routine_file.former_in_use": "'{name}' is still the id of an action of this routine",
    "routine_file.former_twice": "'{name}' is already the former id of '{other}'",
    "routine_file.two_patterns": "'{name}' and '{first}' both say when; keep one of them",
    "routine_file.until_before_from": "it ends on {until}, before it begins on {since}",
    "routine_file.span_backwards": "'{text}' ends before it begins",
    "routine_file.days_without_event": "'days' counts from an event, and no 'event:' is given",
    "routine_file.rule_never": "there is no day to which this rule ever comes",
    "routine_file.slot_twice": "the same time stands here twice",
    "routine_file.slots_per_day": "'at' names times of a day; it cannot go with a target per week or month",
    "routine_file.rotation": "'{text}' is not a rotation; write it like '2 of 7', or list the ids that "
    "take turns",
    "routine_file.rotation_range": "'{text}' is not a place in a rotation: from 1 to its size, which is "
    "at most {most}",
    "routine_file.rotation_short": "at least two actions must take turns",
    "routine_file.rotation_after": "'after' and 'rotation' do not go together: turns need days that are "
    "known",
    "routine_file.group_key": "'{name}' does nothing here: an action with a list of turns is never shown "
    "itself",
    "routine_file.unknown_member": "there is no action '{name}' in this routine",
    "routine_file.unknown_member_guess": "there is no action '{name}' in this routine; did you mean "
    "'{guess}'?",
    "routine_file.member_twice": "'{name}' already takes its turn in '{group}'",
    "routine_file.member_when": "'{member}' takes turns, so it cannot have '{name}' of its own",
    "routine_file.circle": "circular rotation: {circle}",
    "routine_file.name_taken": "a routine '{name}' is already in {other}; this one is left out",
    "routine_file.directory_unreadable": "this directory of routines cannot be read",
    "routine_file.no_such_routine": "There is no routine '{name}'. Known are {known}.",
    "routine_file.no_such_routine_guess": "There is no routine '{name}'; did you mean '{guess}'?",
}
