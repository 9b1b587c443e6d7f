"""What services stand on: transactions, news, leases, secrets, counts."""
