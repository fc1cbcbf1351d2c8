"""Report template files: what is wrong with them."""

MESSAGES = {
    "report_file.unknown_key": "“{name}” is not a key of a report template; use one of: {known}",
    "report_file.unknown_key_guess": "“{name}” is not a key of a report template; did you mean “{guess}”?",
    "report_file.part_empty": "name a part ({known}) or give it words",
    "report_file.part_twice": "the part {name} stands here twice",
    "report_file.parts": "a report has 1 to {most} parts",
    "report_file.placeholder": "{name} is not a placeholder; use one of: {known}",
    "report_file.logo_unreadable": "the logo {name} cannot be read: {reason}",
    "report_file.logo_large": "the logo {name} has more than {most} kB",
    "report_file.logo_kind": "the logo {name} is not a whole PNG or JPEG picture",
    "report_file.logo_pixels": "the logo {name} has more than {most} million pixels",
}
