"""Process locks, crash reports, options of network calls."""
