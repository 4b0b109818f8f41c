"""Corrections beyond superseding: withdrawn deliveries, cases paid in parts."""
