"""What kind of thing a question asks for, and whether a sentence holds one bound to its subject."""
