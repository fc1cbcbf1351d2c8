"""YAML as data: nodes with positions, fields, problems."""
