"""What can be wrong with a template."""

MESSAGES = {
    "template_file.unknown_key": "“{name}” is not a key of a template; use one of: {known}",
    "template_file.unknown_key_guess": "“{name}” is not a key of a template; did you mean “{guess}”?",
    "template_file.no_word": "“{text}” has no letter and no digit",
    "template_file.brace": "a lone brace: write a field as {{name}}, and a brace as two braces",
    "template_file.wordings": "a template has from 1 to {most} wordings in a language",
}
