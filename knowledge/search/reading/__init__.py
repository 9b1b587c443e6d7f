"""Reading: what a citizen typed, as words in dictionary forms, put right and recognised."""
