"""Answers a question: 活动比较 and the metrics of editions."""
