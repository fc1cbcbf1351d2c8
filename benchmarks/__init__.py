"""Measurements: reproducible, paired, and never a test. `python -m benchmarks` prints them."""
