"""Lines become a text, its clauses and its header."""
