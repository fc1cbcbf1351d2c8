"""The report as parts (paragraphs, tables, charts), and these as text, Markdown, HTML and PDF; its figures as CSV."""
