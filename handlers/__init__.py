"""Channels: a handler reads, calls, renders; it decides nothing and stores nothing."""
