"""Workbooks for clerks: the empty form of a feed, and their own file with its faults.

Nothing here is a formula: every text is written as text.
"""
