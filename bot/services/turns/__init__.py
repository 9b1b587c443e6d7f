"""A turn: what it is told, how it is rendered, stored, and what it brings about."""
