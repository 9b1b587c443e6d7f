"""The only SQL: tables, transactions, encryption at rest, and a drawer for every noun."""
