"""The networks: the contract (base.py), the register (registry.py) and one file per network."""
