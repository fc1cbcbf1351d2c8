"""Assessments: questionnaires found, answers kept, shown beside the journal, exported and laid side by side."""
