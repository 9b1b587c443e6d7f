"""Who is entitled to what: three-valued rules over facts about a person. Pure."""
