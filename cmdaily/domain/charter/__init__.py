"""The editorial charter: rules that a machine can check on a text before it is sent (docs/charter.md)."""
