"""How a conversation goes. Pure: no database, clock, channel or file."""
