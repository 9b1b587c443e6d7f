"""«Мои данные»: see, correct, take along, withdraw, erase."""
