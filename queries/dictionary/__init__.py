"""Answers a question: 数据字典."""
