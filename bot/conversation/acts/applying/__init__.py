"""What a citizen may do: ask, apply, say where they live, call a person, look after a case."""
