"""Questionnaire files: what is wrong with them."""

MESSAGES = {
    "questionnaire_file.unknown_key": "“{name}” is not a key of a questionnaire; use one of: {known}",
    "questionnaire_file.unknown_key_guess": "“{name}” is not a key of a questionnaire; did you mean “{guess}”?",
    "questionnaire_file.scale": "the scale ends where it begins, or before",
    "questionnaire_file.questions": "a questionnaire has 1 to {most} questions",
    "questionnaire_file.twice": "“{name}” is already the id of another question",
    "questionnaire_file.mixed": "either all questions have choices, or none has",
    "questionnaire_file.choices": "a situation has 2 to {most} choices",
    "questionnaire_file.right": "exactly one choice is right",
}
