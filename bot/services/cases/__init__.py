"""A case as a caseworker sees it, and the fields filled for a citizen."""
