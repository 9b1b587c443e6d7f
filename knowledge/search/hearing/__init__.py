"""How trouble sounds: learned from tellings, so that it is heard in words nobody wrote down."""
