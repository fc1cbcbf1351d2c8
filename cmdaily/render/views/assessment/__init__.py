"""Views of assessments: the questionnaires, a sitting, the spread over a team."""
