"""Metrics: their catalogue, formulas, time series, breaks, and the figures that the store itself holds."""
