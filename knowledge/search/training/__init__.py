"""Training: what ships beside the content, learned from nothing but the content."""
