"""Papers: sheets to take away, as PDF. Each is made by a short child process."""
