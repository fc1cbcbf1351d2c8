"""Settings commands: `config`, `setup`, `doctor`, `completion`."""
