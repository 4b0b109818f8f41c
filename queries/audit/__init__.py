"""Answers a question: 对账 and what auditors ask for."""
