"""The networks: the contract (contract.py), the register (registry.py) and one folder per network."""
