"""Stand-in servers for networks that nobody can run at home: stateful, strict, and able to fail on demand."""
