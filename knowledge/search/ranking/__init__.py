"""Ranking: what the index holds of every measure, and how near a question is to each."""
