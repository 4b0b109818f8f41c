"""Answers a question: 诚信退赔 and the metrics of complaints."""
