"""Tables beside the schema: a module for what belongs together."""
