"""What clauses cite: references, and the register of legal texts that resolves them."""
