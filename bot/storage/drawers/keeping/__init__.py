"""How long things are kept, and under which keys."""
