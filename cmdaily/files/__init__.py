"""YAML in: routines, configuration, charter, as domain values. Errors name file, line and column."""
