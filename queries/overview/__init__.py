"""Answers a question: 今日概览 and the metrics of a year."""
