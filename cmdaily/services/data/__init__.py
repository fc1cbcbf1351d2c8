"""Export, import, backup and checks of the data."""
