"""What clauses lay down: who must do what and by when, and how much money it takes."""
