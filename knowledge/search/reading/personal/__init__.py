"""Who somebody is, where people write it: numbers, dates of birth, addresses, names."""
