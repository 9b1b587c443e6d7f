"""What an operator types after `python -m bot`."""
