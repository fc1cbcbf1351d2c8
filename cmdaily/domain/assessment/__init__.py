"""Self-assessment: questionnaires on a scale, quizzes of situations, and what their answers come to."""
