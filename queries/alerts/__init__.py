"""Asks what needs a look now: each alert is a query that returns rows."""
