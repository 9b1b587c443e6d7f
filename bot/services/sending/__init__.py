"""Sending: a carrier for every bot, its pace, and what may come of a message."""
