"""Keeping files, and erasing what is not to be kept."""
