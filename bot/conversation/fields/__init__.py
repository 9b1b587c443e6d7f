"""What a field of a form takes, kind by kind."""
