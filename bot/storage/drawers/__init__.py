"""One drawer of the store for every noun; each speaks SQL and hands out plain values."""
