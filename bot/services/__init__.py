"""Use cases: each opens its own transactions; nobody above them does."""
