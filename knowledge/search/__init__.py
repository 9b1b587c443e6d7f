"""From a citizen's words to measures: words, lexical, meaning, blend, decision."""
